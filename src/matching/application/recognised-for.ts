import type { CurrentRecognition, Outcome } from '../../recognition/index.js';
import type { Recognised } from '../domain/candidate-of.js';

/** Outcomes by which learning counts as recognised where it is used for work. */
const RECOGNISING: readonly Outcome[] = ['full', 'alternative', 'conditional'];

/** What recognition says, in the words of matching; undefined: nobody has assessed the person yet, and nothing is recognised. */
export function recognisedFor(current: CurrentRecognition | undefined): Recognised {
  if (!current) return { sources: new Set(), refused: new Map(), licenceMissing: [] };
  const { level, levelFrom, employment, refused, licenceMissing } = current.recognised;
  const sources = [...employment].filter(([, outcome]) => RECOGNISING.includes(outcome)).map(([id]) => id);
  return {
    ...(level !== undefined && { level: { level, basis: `assessment ${levelFrom}` } }),
    sources: new Set(sources),
    refused,
    licenceMissing: licenceMissing.map(({ occupation, assessment }) => ({ occupation, basis: `assessment ${assessment}` })),
  };
}
