import { StandardsError } from './standards-error.js';

/** Level of education, 0 (early childhood) to 8 (doctoral). Source: UNESCO-UIS, ISCED 2011. */
export type IscedLevel = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

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

/** @throws InvalidIscedLevel unless `value` is a whole number, or one digit, from 0 to 8 */
export function parseIscedLevel(value: unknown): IscedLevel {
  const level = typeof value === 'string' && /^\d$/.test(value) ? Number(value) : value;
  if (typeof level === 'number' && Number.isInteger(level) && level >= 0 && level <= 8) return level as IscedLevel;
  throw new InvalidIscedLevel(value, 'is not a level of ISCED 2011; it is a whole number from 0 (early childhood) to 8 (doctoral).');
}
