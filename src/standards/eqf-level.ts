import { StandardsError } from './standards-error.js';

/**
 * Level of learning outcomes, 1 to 8. Source: European Qualifications Framework (2017/C 189/03).
 * No function derives it from ISCED or back: there is no official crosswalk, and national law contradicts every guess.
 */
export type EqfLevel = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export class InvalidEqfLevel extends StandardsError {
  readonly code = 'invalid-eqf-level';
}

/** @throws InvalidEqfLevel */
export function parseEqfLevel(value: unknown): EqfLevel {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 8) return value as EqfLevel;
  throw new InvalidEqfLevel(value, 'is not a level of the EQF; it is a whole number from 1 to 8.');
}
