import { fold } from '../domain/fold.js';
import type { CodingLabel } from './labels.js';
import { stemsOf } from './words.js';

/** A capital or digit after the first letter: an abbreviation or the name of a product. */
const NAME_LIKE = /^\S+[\p{Lu}\p{N}]/u;

/** How sure a label makes that the skill is meant, 0 to 1, when all its words are there: one common word that is not the preferred name says too little. */
export function trustOf({ kind, text }: CodingLabel): number {
  if (kind === 'preferred') return 1;
  return new Set(stemsOf(text)).size > 1 || NAME_LIKE.test(text) ? 0.95 : 0.7;
}

/**
 * Whether a label that is compared by one word only stands in a text as it is written: "ETCS" is not "etc", "E & I engineering" is not
 * "engineering", "Any.DO" is not "do". True for all others.
 */
export function standsVerbatim({ text }: CodingLabel, clause: string): boolean {
  const whole = text.replace(/\(.*?\)/g, ' ').trim() || text;
  if (new Set(stemsOf(whole)).size > 1) return true;
  if (NAME_LIKE.test(whole) && !clause.includes(whole)) return false;
  const folded = fold(whole);
  return !folded.includes(' ') || ` ${fold(clause)} `.includes(` ${folded} `);
}
