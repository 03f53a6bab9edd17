import { givenText } from './given-text.js';
import type { IscedLevel } from './isced-level.js';
import { ISCED_PROGRAMMES, type IscedProgramme, levelOfProgramme } from './isced-programme.js';
import { StandardsError } from './standards-error.js';

/** What a person has attained, three digits. Not a programme, and without any …1. Source: UNESCO-UIS, ISCED 2011, ISCED-A. */
export type IscedAttainment = string & { readonly __brand: 'IscedAttainment' };

const CODES = (
  '010 020 030 100 242 243 244 252 253 254 342 343 344 352 353 354 443 444 453 454 540 550 ' + '640 650 660 740 750 760 840 850 860 999'
).split(' ');
export const ISCED_ATTAINMENTS: readonly IscedAttainment[] = CODES.map((code) => code as IscedAttainment);
const KNOWN = new Set(CODES);

export class InvalidIscedAttainment extends StandardsError {
  readonly code = 'invalid-isced-attainment';
}

/** @throws InvalidIscedAttainment; a programme code is told apart and its attainment named */
export function parseIscedAttainment(value: unknown): IscedAttainment {
  if (typeof value === 'string' && KNOWN.has(value)) return value as IscedAttainment;
  throw new InvalidIscedAttainment(value, `is not an attainment code of ISCED-A; ${suggestion(value)}.`);
}

/** 0 for a person who began primary education and did not complete it (030). Undefined for 999, not elsewhere classified. */
export function levelOfAttainment(attainment: IscedAttainment): IscedLevel | undefined {
  return attainment === '999' ? undefined : (Number(attainment[0]) as IscedLevel);
}

/**
 * The attainment that finishing a programme gives, whatever was attained elsewhere: a person's own is the highest of all theirs.
 * A programme that does not complete its level (…1) gives the level below: primary below level 2, and above it what was attained before.
 * @param prior attainment on entering the programme
 * @returns undefined, for unknown, when the programme does not complete its level and `prior` is missing, 999 or not of a lower level
 */
export function attainmentOf(programme: IscedProgramme, prior?: IscedAttainment): IscedAttainment | undefined {
  const completion = ISCED_PROGRAMMES.find(({ code }) => code === programme)?.completion;
  const level = levelOfProgramme(programme);
  if (level === undefined) return parseIscedAttainment('999');
  if (level === 0) return parseIscedAttainment('020');
  if (completion === 'insufficient') return level === 2 ? parseIscedAttainment('100') : below(level, prior);
  return parseIscedAttainment(level >= 5 ? `${programme.slice(0, 2)}0` : `${programme}`);
}

function below(level: IscedLevel, prior: IscedAttainment | undefined): IscedAttainment | undefined {
  const before = prior && levelOfAttainment(prior);
  return before !== undefined && before < level ? prior : undefined;
}

function suggestion(value: unknown): string {
  const given = givenText(value);
  if (typeof value === 'number' && KNOWN.has(given)) return `write it as text, '${given}'`;
  const programme = ISCED_PROGRAMMES.find(({ code }) => code === given);
  if (!programme) return 'write three digits, for example 344 or 640';
  const attainment = attainmentOf(programme.code);
  if (attainment) return `it is a programme code (ISCED-P), which yields the attainment ${attainment}`;
  return 'it is a programme code (ISCED-P) that does not complete its level, so it yields what was attained before';
}
