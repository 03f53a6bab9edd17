import type { CountryCode } from '../../standards/index.js';
import { foldTitle } from './find-qualification.js';
import type { Qualification, QualificationRegister } from './qualification.js';

/** A word of six letters with one wrong still shares about half of its trigrams. */
const LEAST_LIKENESS = 0.35;

/** Titles of a country that are like what somebody typed, nearest first: case, diacritics, order of words and slips of the hand do not matter. */
export function searchTitles(
  { qualifications }: Pick<QualificationRegister, 'qualifications'>,
  country: CountryCode,
  typed: string,
  limit: number,
): readonly Qualification[] {
  const all = foldTitle(typed).split(' ').filter(Boolean);
  const telling = all.filter((word) => word.length > 2 || /\d/.test(word));
  const words = telling.length ? telling : all;
  if (!words.length) return [];
  return qualifications
    .filter((one) => one.country === country)
    .map((one) => ({ one, likeness: likenessOf(words, one) }))
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .toSorted((a, b) => b.likeness - a.likeness || a.one.title.localeCompare(b.one.title))
    .slice(0, limit)
    .map(({ one }) => one);
}

/** Words of two letters tell no title from another. 0 to 1: of the best name, how much of each typed word is there, and how little else (a tenth). */
function likenessOf(words: readonly string[], { title, titleEnglish = '', aliases }: Qualification): number {
  return Math.max(...[title, titleEnglish, ...aliases].filter(Boolean).map((name) => likenessToName(words, foldTitle(name).split(' '))));
}

function likenessToName(words: readonly string[], named: readonly string[]): number {
  const found = words.map((word) => Math.max(...named.map((other) => likenessOfWords(word, other))));
  const mean = found.reduce((sum, one) => sum + one, 0) / words.length;
  return 0.9 * mean + 0.1 * Math.min(1, words.length / named.length);
}

/** The beginning of a word counts as the word; else the share of common trigrams (Dice). */
function likenessOfWords(one: string, other: string): number {
  if (one === other) return 1;
  if (one.length > 2 && other.startsWith(one)) return 0.9;
  const [some, others] = [trigramsOf(one), trigramsOf(other)];
  const common = [...some].filter((trigram) => others.has(trigram)).length;
  return (2 * common) / (some.size + others.size);
}

function trigramsOf(word: string): ReadonlySet<string> {
  const padded = `  ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}
