import groups from './data/isco-groups.json' with { type: 'json' };
import type { IscedLevel } from './isced-level.js';
import { StandardsError } from './standards-error.js';

/** A group of occupations, one (major) to four (unit) digits. Source: ILO, ISCO-08. */
export type IscoCode = string & { readonly __brand: 'IscoCode' };
export type IscoSkillLevel = 1 | 2 | 3 | 4;

export const ISCO_GROUPS = (groups as [string, string][]).map(([code, title]) => ({ code: code as IscoCode, title }));
const TITLES = new Map<string, string>(ISCO_GROUPS.map(({ code, title }) => [code, title]));

export class UnknownIscoGroup extends StandardsError {
  readonly code = 'unknown-isco-group';
}

/** @throws UnknownIscoGroup */
export function parseIscoGroup(value: unknown): IscoCode {
  if (typeof value === 'string' && TITLES.has(value)) return value as IscoCode;
  throw new UnknownIscoGroup(
    value,
    'is not a group of ISCO-08; write one to four digits as text, for example 5322 for home-based personal care workers.',
  );
}

export function iscoTitle(code: IscoCode): string {
  return TITLES.get(code) ?? code;
}

/** A group includes itself and all that begins with its digits. */
export function iscoIncludes(group: IscoCode, code: IscoCode): boolean {
  return code.startsWith(group);
}

const OF_MAJOR: Readonly<Record<string, readonly IscoSkillLevel[]>> = {
  0: [1, 2, 4],
  1: [3, 4],
  2: [4],
  3: [3],
  4: [2],
  5: [2],
  6: [2],
  7: [2],
  8: [2],
  9: [1],
};
const OF_SUB_MAJOR: Readonly<Record<string, readonly IscoSkillLevel[]>> = {
  11: [4],
  12: [4],
  13: [4],
  14: [3],
  '01': [4],
  '02': [2],
  '03': [1],
};

/** A hint of plausibility, never a filter except where an occupation is regulated. Source: ILO, ISCO-08 volume 1. */
export function iscoSkillLevels(code: IscoCode): readonly IscoSkillLevel[] {
  return OF_SUB_MAJOR[code.slice(0, 2)] ?? OF_MAJOR[code[0] as string] ?? [];
}

/** Operational reading for ISCED 2011 of the table that ILO gives in ISCED-97. */
export function iscedLevelsOfSkillLevel(level: IscoSkillLevel): readonly IscedLevel[] {
  return ({ 1: [0, 1], 2: [2, 3, 4], 3: [5], 4: [6, 7, 8] } as const)[level];
}
