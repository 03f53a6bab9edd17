import { type AtomicCondition, EVIDENCE_GRADES } from '../../../agreements/index.js';
import { addMonths, type IsoDate, type IsoMonth, iscoIncludes, monthsBetween } from '../../../standards/index.js';
import type { ExperienceFacts } from '../facts.js';
import type { KnownFacts } from '../known-facts.js';
import { type Observation, observe } from '../observation.js';

type ExperienceCondition = Extract<AtomicCondition, { test: 'experience' }>;
const FULL_TIME_HOURS = 40;

/** Months full-time equivalent (40 hours a week) that count: occupation, country, evidence and recency as asked. */
export function experience(condition: ExperienceCondition, { experiences, asOf }: KnownFacts): Observation {
  const { minMonths, occupations, countries, evidence, withinYears } = condition;
  const required = [
    `≥ ${minMonths} months full-time equivalent in ${occupations.join(', ')}`,
    countries && `in ${countries.join(', ')}`,
    evidence && `evidence at least ${evidence}`,
    withinYears && `within ${withinYears} years`,
  ];
  const words = required.filter(Boolean).join('; ');
  if (!experiences) return observe(undefined, words, undefined);
  const months = Math.floor(
    experiences.filter((one) => counts(one, condition)).reduce((sum, one) => sum + monthsOf(one, asOf, withinYears), 0),
  );
  const hoursUnknown = experiences.some((one) => counts(one, condition) && one.hoursPerWeek === undefined);
  return observe(`${months} months`, words, months >= minMonths ? true : hoursUnknown ? undefined : false);
}

function counts({ occupation, country, evidence }: ExperienceFacts, condition: ExperienceCondition): boolean {
  const inOccupation = condition.occupations.some((group) => iscoIncludes(group, occupation));
  const inCountry = !condition.countries || condition.countries.includes(country);
  const shown = !condition.evidence || EVIDENCE_GRADES.indexOf(evidence) >= EVIDENCE_GRADES.indexOf(condition.evidence);
  return inOccupation && inCountry && shown;
}

/** Hours left out count as nothing here, and leave the condition unknown. */
function monthsOf({ from, to, hoursPerWeek = 0 }: ExperienceFacts, asOf: IsoDate, withinYears?: number): number {
  const end = earlier(to ?? (asOf.slice(0, 7) as IsoMonth), asOf.slice(0, 7) as IsoMonth);
  const earliest = withinYears === undefined ? from : (addMonths(asOf, -12 * withinYears).slice(0, 7) as IsoMonth);
  const begin = from > earliest ? from : earliest;
  return Math.max(0, monthsBetween(begin, end) + 1) * Math.min(1, hoursPerWeek / FULL_TIME_HOURS);
}

function earlier(a: IsoMonth, b: IsoMonth): IsoMonth {
  return a < b ? a : b;
}
