import { StandardsError } from './standards-error.js';

/** Level of education, 0 (early childhood) to 8 (doctoral). Source: UNESCO-UIS, ISCED 2011. */
export type IscedLevel = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** The titles are ours, not the standard's wording. */
export const ISCED_LEVELS: readonly { readonly level: IscedLevel; readonly title: string }[] = [
  { level: 0, title: 'Early childhood education, or less than primary' },
  { level: 1, title: 'Primary' },
  { level: 2, title: 'Lower secondary' },
  { level: 3, title: 'Upper secondary' },
  { level: 4, title: 'Post-secondary, not tertiary' },
  { level: 5, title: 'Short-cycle tertiary' },
  { level: 6, title: 'Bachelor or equivalent' },
  { level: 7, title: 'Master or equivalent' },
  { level: 8, title: 'Doctoral or equivalent' },
];

export class InvalidIscedLevel extends StandardsError {
  readonly code = 'invalid-isced-level';
}

/**
 * Takes a number, or one digit as text (what a form or a CSV file gives).
 * @throws InvalidIscedLevel unless it is from 0 to 8; 9 (not elsewhere classified) is no level
 */
export function parseIscedLevel(value: unknown): IscedLevel {
  const level = typeof value === 'string' && /^\d$/.test(value) ? Number(value) : value;
  if (typeof level === 'number' && Number.isInteger(level) && level >= 0 && level <= 8) return level as IscedLevel;
  const nine = level === 9 ? ' 9 (not elsewhere classified) is no level: leave it out.' : '';
  throw new InvalidIscedLevel(value, `is not a level of ISCED 2011; it is a whole number from 0 (early childhood) to 8 (doctoral).${nine}`);
}
