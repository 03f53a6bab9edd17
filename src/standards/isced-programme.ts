import type { IscedLevel } from './isced-level.js';
import { StandardsError } from './standards-error.js';

/** A programme (what is taught), three digits. Not an attainment. Source: UNESCO-UIS, ISCED 2011, ISCED-P. */
export type IscedProgramme = string & { readonly __brand: 'IscedProgramme' };

const SECONDARY = ['1', '2', '3', '4'];
const CODES = [
  '010',
  '020',
  '100',
  ...['24', '25', '34', '35'].flatMap((category) => SECONDARY.map((end) => category + end)),
  ...['44', '45'].flatMap((category) => ['1', '3', '4'].map((end) => category + end)),
  ...['54', '55'].flatMap((category) => ['1', '4'].map((end) => category + end)),
  ...['64', '65', '66'].flatMap((category) => ['1', '5', '6', '7'].map((end) => category + end)),
  ...['74', '75', '76'].flatMap((category) => ['1', '6', '7', '8'].map((end) => category + end)),
  ...['84', '85', '86'].flatMap((category) => ['1', '4'].map((end) => category + end)),
  '999',
];

export const ISCED_PROGRAMMES = CODES.map((code) => ({
  code: code as IscedProgramme,
  level: (code === '999' ? undefined : Number(code[0])) as IscedLevel | undefined,
  completion: completionOf(code),
}));
const KNOWN = new Set(CODES);

export class InvalidIscedProgramme extends StandardsError {
  readonly code = 'invalid-isced-programme';
}

/** @throws InvalidIscedProgramme */
export function parseIscedProgramme(value: unknown): IscedProgramme {
  if (typeof value === 'string' && KNOWN.has(value)) return value as IscedProgramme;
  const near = typeof value === 'string' ? CODES.filter((code) => value[0] === code[0]) : [];
  throw new InvalidIscedProgramme(
    value,
    `is not a programme code of ISCED-P; ${near.length ? `at level ${near[0]?.[0]} they are ${near.join(', ')}` : 'write three digits, for example 354'}.`,
  );
}

/** Undefined for 999, not elsewhere classified. */
export function levelOfProgramme(programme: IscedProgramme): IscedLevel | undefined {
  return programme === '999' ? undefined : (Number(programme[0]) as IscedLevel);
}

/** Does finishing it complete the level? The third digit 1 says no, 2 partly. */
function completionOf(code: string): 'insufficient' | 'partial' | 'complete' {
  if (Number(code[0]) < 2 || code === '999') return 'complete';
  return code[2] === '1' ? 'insufficient' : code[2] === '2' ? 'partial' : 'complete';
}
