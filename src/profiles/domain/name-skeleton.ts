/** The sounds that one spelling may stand for; where there are two, both are followed. */
type Sounds = readonly [string, ...string[]];

/**
 * Spellings and the consonants that they stand for; of several the first that fits. What transliterations of Cyrillic and Arabic and the
 * orthographies of Romanian write differently is one: S sibilants, K velars and h, V labials, t also ts, since ț is often typed as t.
 * Sources: ISO 9, ICAO Doc 9303-3 section 6, GOST 7.79, ALA-LC, BGN/PCGN.
 */
const SPELLINGS: readonly (readonly [RegExp, Sounds])[] = [
  [/^(?:shch|szcz|tsch|dzh|tch|sch|sh|zh|sz|cz|dj)/, ['S']],
  [/^ch/, ['S', 'K']],
  [/^(?:tz|ts|th|t)/, ['t']],
  [/^(?:dh|d)/, ['d']],
  [/^(?:ph|f|v)/, ['V']],
  [/^w/, ['V', '']],
  [/^c(?=[eiy])/, ['S']],
  [/^g(?=[eiy])/, ['K', 'S']],
  [/^j/, ['', 'S']],
  [/^x/, ['KS']],
  [/^[sz]/, ['S']],
  [/^h$/, ['']],
  [/^(?:gh|kh|ck|c|k|q|g|h)/, ['K']],
  [/^[aeiouy]+/, ['']],
];
const MOST = 8;
const NO_CONSONANT = 'A';

/** The consonants of a word, doubled ones once: what `Olena` and `Elena`, or `Mohamed` and unvowelled `mhmd`, have in common. @param word small Latin letters @returns one, or several where a letter is read in two ways */
export function skeletonsOf(word: string): readonly string[] {
  let found: readonly string[] = [''];
  for (let rest = word; rest; ) {
    const [spelling, sounds] = readFirst(rest);
    found = found.flatMap((before) => sounds.map((sound) => joined(before, sound))).slice(0, MOST);
    rest = rest.slice(spelling.length);
  }
  return [...new Set(found.map((one) => one || NO_CONSONANT))];
}

function readFirst(rest: string): readonly [string, Sounds] {
  for (const [spelling, sounds] of SPELLINGS) {
    const read = spelling.exec(rest)?.[0];
    if (read) return [read, sounds];
  }
  return [rest.slice(0, 1), [rest.slice(0, 1)]];
}

function joined(before: string, sound: string): string {
  return before.endsWith(sound) ? before : before + sound;
}
