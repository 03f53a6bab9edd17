import { EVIDENCE_GRADES } from '../../../agreements/index.js';
import { addMonths, type IsoDate, type IsoMonth, iscoIncludes, monthsBetween } from '../../../standards/index.js';
import type { ExperienceFacts } from '../facts.js';
import type { Prepare } from './prepared-test.js';

const FULL_TIME_HOURS = 40;

/**
 * Months full-time equivalent (40 hours a week) that count: occupation, country, evidence and recency as asked. Work done at the same time
 * adds up to one month a month at most. Hours left out count as nothing, and leave the test unknown where they could decide it.
 */
export const experience: Prepare<'experience'> = (condition) => {
  const { minMonths, occupations, countries, evidence, withinYears } = condition;
  const required = [
    `≥ ${minMonths} months full-time equivalent in ${occupations.join(', ')}`,
    countries && `in ${countries.join(', ')}`,
    evidence && `evidence at least ${evidence}`,
    withinYears && `within ${withinYears} years`,
  ];
  const counts = (one: ExperienceFacts) =>
    occupations.some((group) => iscoIncludes(group, one.occupation)) &&
    (!countries || countries.includes(one.country)) &&
    (!evidence || EVIDENCE_GRADES.indexOf(one.evidence) >= EVIDENCE_GRADES.indexOf(evidence));
  return {
    required: required.filter(Boolean).join('; '),
    look: ({ experiences, asOf }) => {
      if (!experiences) return { observed: undefined, holds: undefined };
      const counting = experiences.filter(counts);
      const months = fullTimeMonths(counting, asOf, withinYears, 0);
      const atMost = fullTimeMonths(counting, asOf, withinYears, FULL_TIME_HOURS);
      return { observed: `${months} months`, holds: months >= minMonths ? true : atMost >= minMonths ? undefined : false };
    },
  };
};

/** Whole months, rounded down. @param hoursAssumed a week where they were left out */
function fullTimeMonths(
  experiences: readonly ExperienceFacts[],
  asOf: IsoDate,
  withinYears: number | undefined,
  hoursAssumed: number,
): number {
  const spans = experiences.map((one) => spanOf(one, asOf, withinYears, hoursAssumed)).filter(({ length }) => length > 0);
  const edges = [...new Set(spans.flatMap(({ at, length }) => [at, at + length]))].toSorted((a, b) => a - b);
  const total = edges.slice(1).reduce((sum, end, index) => {
    const begin = edges[index] as number;
    const share = spans.filter(({ at, length }) => at <= begin && at + length >= end).reduce((all, span) => all + span.share, 0);
    return sum + (end - begin) * Math.min(1, share);
  }, 0);
  return Math.floor(total + 1e-9);
}

const EPOCH = '1900-01' as IsoMonth;

/** From its first month (counted from 1900-01), so many months at this share of full time. */
function spanOf({ from, to, hoursPerWeek }: ExperienceFacts, asOf: IsoDate, withinYears: number | undefined, hoursAssumed: number) {
  const present = asOf.slice(0, 7) as IsoMonth;
  const end = to && to < present ? to : present;
  const earliest = withinYears === undefined ? from : (addMonths(asOf, -12 * withinYears).slice(0, 7) as IsoMonth);
  const begin = from > earliest ? from : earliest;
  return {
    at: monthsBetween(EPOCH, begin),
    length: Math.max(0, monthsBetween(begin, end) + 1),
    share: Math.min(1, (hoursPerWeek ?? hoursAssumed) / FULL_TIME_HOURS),
  };
}
