import { StandardsError } from './standards-error.js';

/**
 * Level of learning outcomes, 1 to 8. Source: European Qualifications Framework, Council Recommendation 2017/C 189/03.
 * No function derives it from ISCED or back: there is no official crosswalk, and national frameworks contradict every guess
 * (the German Abitur and the two-year apprenticeship are both ISCED level 3, and EQF 4 and 3). Each is stored with its own source.
 */
export type EqfLevel = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export class InvalidEqfLevel extends StandardsError {
  readonly code = 'invalid-eqf-level';
}

/** @throws InvalidEqfLevel unless `value` is a whole number from 1 to 8; a digit as text is refused */
export function parseEqfLevel(value: unknown): EqfLevel {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 8) return value as EqfLevel;
  const near = typeof value === 'string' && /^\s*[1-8]\s*$/.test(value);
  throw new InvalidEqfLevel(
    value,
    `is not a level of the EQF; ${near ? `write the number ${value.trim()}` : 'it is a whole number from 1 to 8'}.`,
  );
}
