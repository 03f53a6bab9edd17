import type { CountryCode } from '../../../standards/index.js';
import type { CommonStep } from './common-step.js';
import type { Tally } from './tally.js';
import type { UnlockTally } from './unlock-tally.js';

/** What concerns fewer people is not told, and people are counted in steps of as many. */
export const LEAST_PEOPLE = 5;

/** A step that at least five people could take. */
export interface CountedStep extends CommonStep, Counted {}

/** Recognition of what comes from a country and no agreement in force covers. */
export interface CountedOrigin extends Counted {
  readonly origin: CountryCode;
  /** For so many it is the best step; null: fewer than five. */
  readonly bestStepOf: number | null;
}

interface Counted {
  /** Rounded down to a multiple of five. */
  readonly people: number;
  /** Different vacancies that it opens to at least one of them. */
  readonly vacancies: number;
  readonly medianOpens: number;
  readonly medianRaises: number;
}

export interface UnlockCounts {
  /** What opens most vacancies first, then what most people could take, then what raises most. */
  readonly steps: readonly CountedStep[];
  readonly origins: readonly CountedOrigin[];
}

/**
 * What may be told of many people's steps. Rows of fewer than five are left out. Because all numbers of people are multiples of five, no
 * difference of two rows, or of the counts of two days, says that one person, or two, came or went.
 */
export function publishedCounts({ steps, uncovered }: Pick<UnlockTally, 'steps' | 'uncovered'>): UnlockCounts {
  const counted = [...steps].filter(([, { tally }]) => tally.people >= LEAST_PEOPLE);
  const origins = [...uncovered].filter(([, tally]) => tally.people >= LEAST_PEOPLE);
  return {
    steps: counted
      .map(([name, { step, tally }]) => ({ name, row: { ...step, ...countedOf(tally) } }))
      .sort(inOrder)
      .map(({ row }) => row),
    origins: origins
      .map(([origin, tally]) => ({ name: origin, row: { origin, ...countedOf(tally), bestStepOf: roundedDown(tally.best) || null } }))
      .sort(inOrder)
      .map(({ row }) => row),
  };
}

function countedOf({ people, vacancies, opens, raises }: Tally): Counted {
  return { people: roundedDown(people), vacancies, medianOpens: opens.median ?? 0, medianRaises: raises.median ?? 0 };
}

function roundedDown(people: number): number {
  return people - (people % LEAST_PEOPLE);
}

interface Named {
  readonly name: string;
  readonly row: Counted;
}

function inOrder({ name, row: one }: Named, { name: otherName, row: other }: Named): number {
  return (
    other.vacancies - one.vacancies || other.people - one.people || other.medianRaises - one.medianRaises || (name < otherName ? -1 : 1)
  );
}
