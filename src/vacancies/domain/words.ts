/** Small letters without diacritics; everything that is neither letter, digit nor part of C++ and C# parts words. */
export function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/g, 'ss').replace(/ł/g, 'l').replace(/ø/g, 'o');
  return plain.split(/[^\p{L}\p{N}+#]+/u).filter(Boolean);
}

const LEGAL_FORMS = new Set(
  `srl sarl sas sa spa snc sapa srls gmbh ag kg ohg ug mbh se ltd limited plc llc llp inc corp co company sl slu lda bv nv ab as oy aps
   doo ood eood ead ad sro kft zrt sia uab ooo pfa ii im sc ong ev ek`.split(/\s+/),
);

/**
 * The name of an employer without its legal form, so that "S.C. Lavanda S.R.L." and "LAVANDA SRL" are one; '' when no name is left.
 * Legal forms are left out at both ends only: a name may hold such a word in its middle.
 */
export function employerFold(name: string | undefined): string {
  const words = [...wordsOf((name ?? '').replace(/\b(\p{L})\.\s?(?=\p{L}\b)/gu, '$1'))];
  while (words.length > 1 && (LEGAL_FORMS.has(words.at(-1) ?? '') || words.at(-1) === 'und' || words.at(-1) === 'and')) words.pop();
  while (words.length > 1 && LEGAL_FORMS.has(words[0] ?? '')) words.shift();
  return words.join(' ');
}

/** Who may apply is no part of what the work is: (m/w/d), (f/m/x), H/F. */
const GENDERS = /\(\s*\p{L}(?:\s*[/|,*]\s*\p{L}){1,3}\s*\)|\b[mfhwd](?:\s*\/\s*[mfhwdx]){1,2}\b/giu;

export function titleWords(title: string): ReadonlySet<string> {
  return new Set(wordsOf(title.replace(GENDERS, ' ')));
}

/** Runs of three words; of a text of fewer words, the text itself. Source: Broder 1997, w-shingling. */
export function shinglesOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text);
  if (words.length < 3) return new Set([words.join(' ')]);
  return new Set(words.slice(2).map((third, at) => `${words[at]} ${words[at + 1]} ${third}`));
}

/** Shared among all, in whole percent rounded down, so that 100 says equal; 0 when both are empty. Source: Jaccard 1901. */
export function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const word of few) if (many.has(word)) shared += 1;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : Math.floor((100 * shared) / all);
}
