import { givenText } from './given-text.js';
import type { IscedLevel } from './isced-level.js';
import { StandardsError } from './standards-error.js';

/** A programme (what is taught), three digits. Not an attainment. Source: UNESCO-UIS, ISCED 2011, ISCED-P. */
export type IscedProgramme = string & { readonly __brand: 'IscedProgramme' };

/** General and vocational up to level 5, academic and professional (or unspecified) from level 6. */
export type IscedOrientation = 'general' | 'vocational' | 'academic' | 'professional' | 'unspecified';

export interface IscedProgrammeEntry {
  readonly code: IscedProgramme;
  /** Undefined for 999, not elsewhere classified. */
  readonly level: IscedLevel | undefined;
  /** Undefined at levels 0 and 1, which have none, and for 999. */
  readonly orientation: IscedOrientation | undefined;
  /** The first two digits: level and category. */
  readonly category: string;
  /** Does finishing it complete the level? */
  readonly completion: 'insufficient' | 'partial' | 'complete';
}

const CODES = (
  '010 020 100 241 242 243 244 251 252 253 254 341 342 343 344 351 352 353 354 441 443 444 451 453 454 541 544 551 554 ' +
  '641 645 646 647 651 655 656 657 661 665 666 667 741 746 747 748 751 756 757 758 761 766 767 768 841 844 851 854 861 864 999'
).split(' ');

export const ISCED_PROGRAMMES: readonly IscedProgrammeEntry[] = CODES.map((code) => ({
  code: code as IscedProgramme,
  level: levelOfProgramme(code as IscedProgramme),
  orientation: orientationOf(code),
  category: code.slice(0, 2),
  completion: completionOf(code),
}));
const KNOWN = new Set(CODES);

export class InvalidIscedProgramme extends StandardsError {
  readonly code = 'invalid-isced-programme';
}

/** @throws InvalidIscedProgramme; the message lists the codes of the level that was meant */
export function parseIscedProgramme(value: unknown): IscedProgramme {
  if (typeof value === 'string' && KNOWN.has(value)) return value as IscedProgramme;
  throw new InvalidIscedProgramme(value, `is not a programme code of ISCED-P; ${suggestion(value)}.`);
}

/** Undefined for 999, not elsewhere classified. */
export function levelOfProgramme(programme: IscedProgramme): IscedLevel | undefined {
  return programme === '999' ? undefined : (Number(programme[0]) as IscedLevel);
}

function orientationOf(code: string): IscedOrientation | undefined {
  const tertiary = Number(code[0]) >= 6;
  if (Number(code[0]) < 2 || code === '999') return undefined;
  return code[1] === '4'
    ? tertiary
      ? 'academic'
      : 'general'
    : code[1] === '5'
      ? tertiary
        ? 'professional'
        : 'vocational'
      : 'unspecified';
}

/** The third digit 1 says no, 2 partly. */
function completionOf(code: string): IscedProgrammeEntry['completion'] {
  if (Number(code[0]) < 2 || code === '999') return 'complete';
  return code[2] === '1' ? 'insufficient' : code[2] === '2' ? 'partial' : 'complete';
}

function suggestion(value: unknown): string {
  const given = givenText(value);
  if (typeof value === 'number' && KNOWN.has(given)) return `write it as text, '${given}'`;
  if (/^[5-8][4-6]0$/.test(given))
    return `it is an attainment code (ISCED-A); a programme that leads to it is one of ${finishing(given).join(', ')}`;
  const near = given ? CODES.filter((code) => given[0] === code[0]) : [];
  return near.length ? `at level ${given[0]} they are ${near.join(', ')}` : 'write three digits, for example 354';
}

const finishing = (attainment: string) =>
  CODES.filter((code) => code.startsWith(attainment.slice(0, 2)) && completionOf(code) === 'complete');
