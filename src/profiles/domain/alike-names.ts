import { skeletonsOf } from './name-skeleton.js';

/** `by-contact`: the name is another, and an e-mail address or a telephone number the same. */
export const MATCH_KINDS = ['exact', 'spelled-otherwise', 'by-contact'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** A name in small Latin letters, word by word, however it was written. */
export type LatinName = readonly string[];

const MOST_WORDS = 5;
const MOST_COARSE = 24;
/** Changed letters, of the longer word, that two spellings of one name may have: measured on test/fixtures/name-pairs.ts. */
const FARTHEST = 0.34;

/** The coarse keys of a name: each two of its words, as skeletons in the order of the alphabet, so that a missing patronymic hides nobody. Never one word alone, unless there is no other. */
export function coarseKeysOf(name: LatinName): readonly string[] {
  const words = name.slice(0, MOST_WORDS).map(skeletonsOf);
  const [only] = words;
  if (words.length < 2) return only ?? [];
  const pairs = words.flatMap((one, at) => words.slice(at + 1).flatMap((other) => pairsOf(one, other)));
  return [...new Set(pairs)].slice(0, MOST_COARSE);
}

/** May both be spellings of one name? Each word of the shorter has its own in the longer, and at least two do, unless both are one word. */
export function areAlike(one: LatinName, other: LatinName): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (!short.length || (short.length === 1 && long.length > 1)) return false;
  return hasOwnPartners(short, long);
}

function hasOwnPartners([word, ...rest]: LatinName, among: LatinName): boolean {
  if (word === undefined) return true;
  return among.some((partner, at) => areAlikeWords(word, partner) && hasOwnPartners(rest, among.toSpliced(at, 1)));
}

/** A final a tells Victoria from Victor, and in the surnames of Slavic languages wife from husband. */
function areAlikeWords(one: string, other: string): boolean {
  const sounds = skeletonsOf(other);
  if (!skeletonsOf(one).some((sound) => sounds.includes(sound))) return false;
  if (isUnvowelled(one) || isUnvowelled(other)) return true;
  const [plain, otherPlain] = [plainOf(one), plainOf(other)];
  if (plain.endsWith('a') !== otherPlain.endsWith('a')) return false;
  return distance(plain, otherPlain) <= FARTHEST * Math.max(plain.length, otherPlain.length);
}

/** As Arabic script is read letter by letter: long vowels only. */
function isUnvowelled(word: string): boolean {
  return word.length > 1 && (word.match(/[aeiou]/g)?.length ?? 0) * 4 <= word.length;
}

/** With vowels, and with consonants by their sounds, so that only what is heard differently is counted. */
function plainOf(word: string): string {
  return word
    .replace(/h$/, '')
    .replace(/[jy]/g, 'i')
    .replace(/ou|oo/g, 'u')
    .replace(/ee/g, 'i')
    .replace(/shch|sch|sh|ch|zh|tz|ts|cz|sz|z|c(?=[ei])/g, 's')
    .replace(/gh|kh|ck|[cqgh]/g, 'k')
    .replace(/ph|[fw]/g, 'v')
    .replace(/th/g, 't')
    .replace(/(.)\1+/g, '$1');
}

/** Letters put in, left out or changed. Source: Levenshtein 1966. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [to, compared] of [...other].entries())
      next.push(Math.min((next[to] as number) + 1, (row[to + 1] as number) + 1, (row[to] as number) + Number(letter !== compared)));
    row = next;
  }
  return row.at(-1) as number;
}

function pairsOf(one: readonly string[], other: readonly string[]): string[] {
  return one.flatMap((first) => other.map((second) => [first, second].toSorted().join(' ')));
}
