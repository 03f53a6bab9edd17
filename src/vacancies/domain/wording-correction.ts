import type { IscoCode, OccupationUri } from '../../standards/index.js';
import { employerFold, titleWords } from './words.js';

/** What somebody who knows said a wording means. */
export interface WordingCorrection {
  readonly source: string;
  /** Left out: whoever the employer is. */
  readonly employer?: string;
  readonly wording: string;
  readonly occupation: IscoCode;
  readonly occupationUri?: OccupationUri;
}

/** By which a wording is found again: how it is written, in what order and for whom does not matter. */
export function wordingKey(wording: string): string {
  return [...titleWords(wording)].sort().join(' ');
}

/** '': nobody in particular. */
export function employerKey(employer: string | undefined): string {
  return employerFold(employer);
}
