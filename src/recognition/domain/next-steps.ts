import type { Purpose } from '../../agreements/index.js';
import type { Outcome, Reason } from './assessment.js';
import { VALIDATION_STAGES } from './conditions/atomic.js';
import type { KnownFacts } from './known-facts.js';
import { isRegulated } from './regulated-professions.js';

/** What to do next, as keys with words in the pages; most useful first. */
export function nextStepsOf(purpose: Purpose, facts: KnownFacts, outcome: Outcome, reasons: readonly Reason[]): string[] {
  const steps: string[] = [];
  if (reasons.includes('expired-certificate')) steps.push('renew-certificate');
  if (reasons.includes('validation-required')) steps.push(`validation-${nextStage(facts)}`);
  if (purpose === 'regulated-profession' && isRegulated(facts.occupation) && reasons.includes('licence-required'))
    steps.push('apply-for-licence');
  if (purpose === 'regulated-profession' && outcome === 'needs-decision') steps.push('compensation-measure-by-choice');
  if (outcome === 'indicative' || (outcome === 'needs-decision' && purpose !== 'employment')) steps.push('ask-recognition-authority');
  if (outcome === 'right-to-continue') steps.push('enrol-to-continue');
  if (reasons.includes('agreement-suspended') || reasons.includes('agreement-not-in-force')) steps.push('use-other-route');
  return steps;
}

/** The four stages may be taken together, and none but assessment leads to certification. */
function nextStage({ validation }: KnownFacts): string {
  const reached = validation ? VALIDATION_STAGES.indexOf(validation.stage) : -1;
  return VALIDATION_STAGES[Math.min(reached + 1, VALIDATION_STAGES.length - 1)] as string;
}
