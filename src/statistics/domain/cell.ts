import type { SupplyOf } from './supply.js';

export const LEVELS = ['all', '1', '2', '3', '4', 'esco'] as const;
/** `all`: one row over all occupations or skills; digits of ISCO-08; `esco`: occupations and skills of ESCO. */
export type Level = (typeof LEVELS)[number];

/** One row of what is told. */
export interface Cell {
  readonly about: 'demand' | SupplyOf;
  readonly level: Level;
  readonly code: string;
  /** '' for the whole country; `anywhere`: people who name no region. */
  readonly region: string;
  /** The group of ISCO-08 that the code lies in; '' of skills and of all. */
  readonly isco: string;
  /** People at least, in tens; of demand, vacancies. */
  readonly number: number;
  readonly openings: number | null;
}

/** What was counted of a country on a day. */
export interface Snapshot {
  readonly countedOn: string;
  readonly countedAt: string;
}

/** Which rows are asked for. */
export interface CellFilter {
  readonly about: Cell['about'];
  readonly level: Level;
  /** A group of ISCO-08, with all that lies in it. */
  readonly group?: string;
  /** Exactly this occupation or skill of ESCO. */
  readonly uri?: string;
  /** `each`: every region for itself; left out: the whole country. */
  readonly region?: string;
}

export function levelOf(code: string): Level {
  if (code === '') return 'all';
  return /^\d{1,4}$/.test(code) ? (String(code.length) as Level) : 'esco';
}
