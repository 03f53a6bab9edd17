import type { FeeWords } from '../domain/fee-words.js';

export interface Part {
  readonly text: string;
  readonly isFound: boolean;
}

/** A text cut where it speaks of fees. What is found without its accents is found, and shown with them. */
export function marked(text: string, found: readonly FeeWords[]): readonly Part[] {
  const phrases = found.map(({ words }) => patternOf(words)).toSorted((one, other) => other.length - one.length);
  if (!phrases.length) return [{ text, isFound: false }];
  const parts = text.normalize('NFC').split(new RegExp(`(${phrases.join('|')})`, 'giu'));
  return parts.flatMap((part, at) => (part ? [{ text: part, isFound: at % 2 === 1 }] : []));
}

/** Each letter also with marks, each gap as it was written, an apostrophe wherever one was left out. */
function patternOf(words: string): string {
  const letters = [...words].map((letter) => (/[\p{L}\p{N}]/u.test(letter) ? `${letterOf(letter)}[’'ʼ]?` : `[^\\p{L}\\p{N}]+?`));
  return letters.join('');
}

function letterOf(letter: string): string {
  const alike = LATIN.filter((one) => one.normalize('NFD').startsWith(letter));
  return `[${letter}${alike.join('')}]\\p{M}*`;
}

/** Letters of Latin and Cyrillic script that are another letter with a mark. */
const LATIN = Array.from({ length: 0x600 - 0xc0 }, (_, at) => String.fromCodePoint(0xc0 + at).toLowerCase()).filter(
  (one) => /\p{L}/u.test(one) && one.normalize('NFD').length > one.length,
);
