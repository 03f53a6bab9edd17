import groups from './data/isco-groups.json' with { type: 'json' };
import titles from './data/isco-titles.json' with { type: 'json' };
import { givenText } from './given-text.js';
import type { IscedLevel } from './isced-level.js';
import { StandardsError } from './standards-error.js';
import type { Title } from './title.js';

/** A group of occupations, one (major) to four (unit) digits. Source: ILO, ISCO-08. */
export type IscoCode = string & { readonly __brand: 'IscoCode' };
/** 1 (simple, routine tasks) to 4 (complex problem-solving, extended learning). */
export type IscoSkillLevel = 1 | 2 | 3 | 4;

export const ISCO_GROUPS: readonly { readonly code: IscoCode; readonly title: string }[] = (groups as [string, string][]).map(
  ([code, title]) => ({ code: code as IscoCode, title }),
);
const TITLES = new Map<string, string>(ISCO_GROUPS.map(({ code, title }) => [code, title]));
const TITLES_IN = new Map<string, string>(
  Object.entries(titles as unknown as Record<string, [string, string][]>).flatMap(([language, rows]) =>
    rows.map(([code, title]) => [`${language} ${code}`, title] as const),
  ),
);
const TITLED_LANGUAGES = Object.keys(titles);

export class UnknownIscoGroup extends StandardsError {
  readonly code = 'unknown-isco-group';
}

/** @throws UnknownIscoGroup; a number is refused: 0110 and 110 are not one code */
export function parseIscoGroup(value: unknown): IscoCode {
  if (typeof value === 'string' && TITLES.has(value)) return value as IscoCode;
  throw new UnknownIscoGroup(value, `is not a group of ISCO-08; ${suggestion(givenText(value))}.`);
}

/** English. */
export function iscoTitle(code: IscoCode): string {
  return TITLES.get(code) ?? code;
}

/** In the language, else in English. French: ESCO 1.1.1. Romanian, Italian, Spanish, Arabic, Ukrainian: our own plain wording. */
export function iscoTitleIn(code: IscoCode, language: string): Title {
  const text = TITLES_IN.get(`${language} ${code}`);
  return text ? { text, language } : { text: iscoTitle(code), language: 'en' };
}

/** In each language that has one; in English always. */
export function iscoTitles(code: IscoCode): Readonly<Record<string, string>> {
  const others = TITLED_LANGUAGES.map((language) => [language, TITLES_IN.get(`${language} ${code}`)] as const);
  return { en: iscoTitle(code), ...Object.fromEntries(others.filter(([, text]) => text !== undefined)) };
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

/**
 * One level, or the several that a major group spans. A hint of plausibility, never a filter except where an occupation is regulated.
 * Source: ILO, ISCO-08 volume 1, table 1.
 */
export function iscoSkillLevels(code: IscoCode): readonly IscoSkillLevel[] {
  return OF_SUB_MAJOR[code.slice(0, 2)] ?? OF_MAJOR[code[0] as string] ?? [];
}

/** Our reading, for ISCED 2011, of the table that ILO gives in ISCED-97. Formal education is one of three criteria of a skill level. */
export function iscedLevelsOfSkillLevel(level: IscoSkillLevel): readonly IscedLevel[] {
  return ({ 1: [0, 1], 2: [2, 3, 4], 3: [5], 4: [6, 7, 8] } as const)[level];
}

function suggestion(given: string): string {
  const digits = /^(?:.*\/isco\/)?C?(\d{1,4})$/.exec(given)?.[1] ?? '';
  if (TITLES.has(digits)) return `write '${digits}' for ${TITLES.get(digits)}`;
  let group = digits.slice(0, -1);
  while (group && !TITLES.has(group)) group = group.slice(0, -1);
  if (group) return `the nearest group is '${group}', ${TITLES.get(group)}`;
  return "write one to four digits as text, for example '5322' for home-based personal care workers";
}
