import type { IscedLevel } from './isced-level.js';
import { ISCED_PROGRAMMES, type IscedProgramme } from './isced-programme.js';
import { StandardsError } from './standards-error.js';

/** What a person has attained, three digits. Not a programme, and without any …1. Source: UNESCO-UIS, ISCED 2011, ISCED-A. */
export type IscedAttainment = string & { readonly __brand: 'IscedAttainment' };

export const ISCED_ATTAINMENTS = [
  '010',
  '020',
  '030',
  '100',
  '242',
  '243',
  '244',
  '252',
  '253',
  '254',
  '342',
  '343',
  '344',
  '352',
  '353',
  '354',
  '443',
  '444',
  '453',
  '454',
  '540',
  '550',
  '640',
  '650',
  '660',
  '740',
  '750',
  '760',
  '840',
  '850',
  '860',
  '999',
] as readonly string[] as readonly IscedAttainment[];
const KNOWN = new Set<string>(ISCED_ATTAINMENTS);

export class InvalidIscedAttainment extends StandardsError {
  readonly code = 'invalid-isced-attainment';
}

/** @throws InvalidIscedAttainment; a programme code is told apart and its attainment named */
export function parseIscedAttainment(value: unknown): IscedAttainment {
  if (typeof value === 'string' && KNOWN.has(value)) return value as IscedAttainment;
  throw new InvalidIscedAttainment(value, `is not an attainment code of ISCED-A; ${suggestion(value)}.`);
}

/** Undefined for 999. */
export function levelOfAttainment(attainment: IscedAttainment): IscedLevel | undefined {
  return attainment === '999' ? undefined : attainment.startsWith('0') ? 0 : (Number(attainment[0]) as IscedLevel);
}

/**
 * The attainment that finishing a programme gives. A programme that does not complete its level (…1) leaves what was attained before.
 * @param prior attainment before; undefined: unknown, and then the answer may be unknown too
 */
export function attainmentOf(programme: IscedProgramme, prior?: IscedAttainment): IscedAttainment | undefined {
  const { completion } = ISCED_PROGRAMMES.find(({ code }) => code === programme) ?? {};
  if (programme === '010' || programme === '020') return '020' as IscedAttainment;
  if (completion === 'insufficient') return programme.startsWith('2') ? ('100' as IscedAttainment) : belowLevelOf(programme, prior);
  if (Number(programme[0]) >= 5 && programme !== '999') return `${programme.slice(0, 2)}0` as IscedAttainment;
  return programme as string as IscedAttainment;
}

function belowLevelOf(programme: IscedProgramme, prior?: IscedAttainment): IscedAttainment | undefined {
  const level = prior && levelOfAttainment(prior);
  return level !== undefined && level < Number(programme[0]) ? prior : undefined;
}

function suggestion(value: unknown): string {
  const programme = ISCED_PROGRAMMES.find(({ code }) => code === value);
  if (!programme) return 'write three digits, for example 344 or 640';
  const attainment = attainmentOf(programme.code);
  return `it is a programme code (ISCED-P)${attainment ? `, whose completion attains ${attainment}` : ' that does not complete its level, so it attains what was attained before'}`;
}
