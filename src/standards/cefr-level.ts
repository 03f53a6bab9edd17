import { givenText } from './given-text.js';
import { StandardsError } from './standards-error.js';

/** Weakest first. Source: Council of Europe, Common European Framework of Reference for Languages. */
export const CEFR_LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;
export type CefrLevel = (typeof CEFR_LEVELS)[number];

export class InvalidCefrLevel extends StandardsError {
  readonly code = 'invalid-cefr-level';
}

/** @throws InvalidCefrLevel */
export function parseCefrLevel(value: unknown): CefrLevel {
  const level = CEFR_LEVELS.find((one) => one === value);
  if (level) return level;
  const near = CEFR_LEVELS.find((one) => one === givenText(value).toUpperCase());
  throw new InvalidCefrLevel(value, `is not a level of the CEFR; ${near ? `write ${near}` : `it is one of ${CEFR_LEVELS.join(', ')}`}.`);
}

export function cefrAtLeast(held: CefrLevel, asked: CefrLevel): boolean {
  return CEFR_LEVELS.indexOf(held) >= CEFR_LEVELS.indexOf(asked);
}
