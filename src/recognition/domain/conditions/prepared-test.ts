import type { AtomicCondition, ConditionTest } from '../../../agreements/index.js';
import type { KnownFacts } from '../known-facts.js';

/** One test, looked at: `observed` undefined or null where the fact is unknown; `holds` undefined: unknown. */
export interface Observation {
  readonly observed: string | number | undefined | null;
  readonly holds: boolean | undefined;
}

/** A test made ready once: what it requires, in words, and how facts are looked at. */
export interface PreparedTest {
  readonly required: string;
  readonly look: (facts: KnownFacts) => Observation;
  /** When the observation follows from one value alone: that value, so that a finding about it is made once. */
  readonly key?: (facts: KnownFacts) => unknown;
}

export type Prepare<T extends ConditionTest> = (condition: Extract<AtomicCondition, { test: T }>) => PreparedTest;
export type Tests<T extends ConditionTest> = { readonly [K in T]: Prepare<K> };

/** A test of one value. */
export function ofValue<V extends string | number>(
  required: string,
  key: (facts: KnownFacts) => V | undefined,
  holds: (value: V | undefined) => boolean | undefined,
): PreparedTest {
  return {
    required,
    key,
    look: (facts) => {
      const value = key(facts);
      return { observed: value, holds: holds(value) };
    },
  };
}

/** One of a list of codes; unknown while the code is. */
export function ofList<V extends string>(allowed: readonly V[], key: (facts: KnownFacts) => V | undefined): PreparedTest {
  return ofValue(allowed.join(', '), key, (value) => (value === undefined ? undefined : allowed.includes(value)));
}

/** Between two ends, both inclusive. */
export function ofRange<V extends string | number>(
  from: V | undefined,
  to: V | undefined,
  key: (facts: KnownFacts) => V | undefined,
  unit = '',
): PreparedTest {
  return ofValue(rangeInWords(from, to, unit), key, (value) => inRange(value, from, to));
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
