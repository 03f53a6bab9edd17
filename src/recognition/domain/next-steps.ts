import { type Purpose, VALIDATION_STAGES } from '../../agreements/index.js';
import type { NextStep, Outcome, Reason } from './assessment.js';
import type { KnownFacts } from './known-facts.js';
import { lacksPapers } from './reasons.js';
import { isRegulated } from './regulated-professions.js';

/** What to do next, as keys with words in the pages; most useful first. */
export function nextStepsOf(purpose: Purpose, facts: KnownFacts, outcome: Outcome, reasons: readonly Reason[]): NextStep[] {
  const steps: NextStep[] = [];
  if (reasons.includes('expired-certificate')) steps.push('renew-certificate');
  if (reasons.includes('validation-required')) steps.push(`validation-${nextStage(facts)}`);
  if (purpose === 'regulated-profession' && isRegulated(facts.occupation) && reasons.includes('licence-required'))
    steps.push('apply-for-licence');
  if (purpose === 'regulated-profession' && (outcome === 'needs-decision' || outcome === 'conditional'))
    steps.push('compensation-measure-by-choice');
  if (lacksPapers(facts)) steps.push(hasPassport(facts) ? 'show-qualifications-passport' : 'reconstruct-background-paper');
  if (outcome === 'indicative' || (outcome === 'needs-decision' && purpose !== 'employment')) steps.push('ask-recognition-authority');
  if (outcome === 'right-to-continue') steps.push('enrol-to-continue');
  if (reasons.includes('agreement-suspended') || reasons.includes('agreement-not-in-force')) steps.push('use-other-route');
  return steps;
}

/** The four stages may be taken together, and none but assessment leads to certification. */
function nextStage({ validation }: KnownFacts): (typeof VALIDATION_STAGES)[number] {
  const reached = validation ? VALIDATION_STAGES.indexOf(validation.stage) : -1;
  return VALIDATION_STAGES[Math.min(reached + 1, VALIDATION_STAGES.length - 1)] as (typeof VALIDATION_STAGES)[number];
}

/** The European Qualifications Passport for Refugees, or one like it: supporting evidence, never an act of recognition. Valid five years. */
function hasPassport({ documents, asOf }: KnownFacts): boolean {
  return documents?.some(({ kind, validUntil }) => kind === 'qualifications-passport' && (!validUntil || validUntil >= asOf)) ?? false;
}
