import data from './fee-words.json' with { type: 'json' };

/** A phrase as it stands in the text, and the language of the list that has it. */
export interface FeeWords {
  readonly language: string;
  readonly words: string;
}

/** Whose list it is. */
export const FEE_WORDS_SOURCE = data.source;
export const FEE_WORD_LANGUAGES = Object.keys(data.words);

const BETWEEN = '[^\\p{L}\\p{N}]+';
const PHRASES: readonly (readonly [string, RegExp])[] = Object.entries(data.words).map(([language, phrases]) => [
  language,
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases.map(patternOf).join('|')})(?![\\p{L}\\p{N}])`, 'gu'),
]);

/**
 * Where a text speaks of money that a worker would pay. It finds also "no placement fee": a person looks at each, and nothing is refused by words alone.
 * Source: ILO general principles for fair recruitment, principle 7.
 */
export function feeWordsIn(text: string): readonly FeeWords[] {
  const plain = folded(text);
  const found = PHRASES.flatMap(([language, pattern]) => [...plain.matchAll(pattern)].map(([words]) => ({ language, words })));
  return [...new Map(found.map((one) => [one.words, one])).values()];
}

/** `*` stands for the rest of a word. */
function patternOf(phrase: string): string {
  return folded(phrase).replaceAll('*', '\\p{L}*').replaceAll(' ', BETWEEN);
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’'ʼ]/g, '').toLowerCase();
}
