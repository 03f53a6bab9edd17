import type { Verdict } from './assessment.js';
import { verdictOf } from './kleene.js';

/** One atomic condition, looked at: `observed` null where the fact is unknown. */
export interface Observation {
  readonly observed: string | null;
  readonly required: string;
  readonly verdict: Verdict;
}

export function observe(observed: string | number | undefined | null, required: string, holds: boolean | undefined): Observation {
  return { observed: observed === undefined || observed === null ? null : String(observed), required, verdict: verdictOf(holds) };
}

/** '≥ 24 months', '≤ 2011-12-31', '6 … 7'. */
export function rangeInWords(from: string | number | undefined, to: string | number | undefined, unit = ''): string {
  const suffix = unit && ` ${unit}`;
  if (from !== undefined && to !== undefined) return `${from} … ${to}${suffix}`;
  return from !== undefined ? `≥ ${from}${suffix}` : to !== undefined ? `≤ ${to}${suffix}` : 'any';
}

/** Undefined stays unknown, unless nothing is asked of it. */
export function inRange<T extends string | number>(value: T | undefined, from: T | undefined, to: T | undefined): boolean | undefined {
  if (from === undefined && to === undefined) return true;
  if (value === undefined) return undefined;
  return (from === undefined || value >= from) && (to === undefined || value <= to);
}

export function oneOf<T>(value: T | undefined, allowed: readonly T[]): boolean | undefined {
  return value === undefined ? undefined : allowed.includes(value);
}
