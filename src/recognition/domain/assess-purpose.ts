import type { ConditionTest, Measure, Purpose, RecognisedAs } from '../../agreements/index.js';
import type { AnsweredCondition, AnsweredInstrument, AnsweredProvision } from './answers.js';
import type { PurposeAssessment, Reason, UnknownFact } from './assessment.js';
import { bestPossible, type Engine } from './best-possible.js';
import { type Candidate, candidatesOf, isCertain, mayHold, rank, waiversOf } from './candidates.js';
import { costOfLearning } from './cost-of-facts.js';
import type { Facts } from './facts.js';
import { fallbackOf } from './fallback.js';
import { frameworkCandidates } from './frameworks.js';
import type { Resting } from './instruments.js';
import type { KnownFacts } from './known-facts.js';
import { nextStepsOf } from './next-steps.js';
import { reasonsOf } from './reasons.js';

/** One set of facts before every text that concerns it. */
export interface Standing {
  /** As sent; `facts` have what registers add. */
  readonly asked: Facts;
  readonly facts: KnownFacts;
  readonly answered: readonly AnsweredInstrument[];
  readonly resting: readonly Resting[];
}

/** One purpose: the best certain outcome, the best possible one and what leads there, and what was set aside. */
export function assessPurpose(purpose: Purpose, standing: Standing, engine: Engine): PurposeAssessment {
  const { facts, answered } = standing;
  const { chosen, candidates } = choose(purpose, standing);
  const { outcome, from, basis } = chosen;
  const suspended = suspendedFor(purpose, answered);
  const resting = [...standing.resting, ...suspended].filter(
    ({ purposes, agreement }) => purposes.includes(purpose) && agreement !== basis?.agreement,
  );
  const reasons = reasonsOf(purpose, facts, answered, resting, outcome);
  const transitional = answered.some(({ instrument }) => instrument.transitional && instrument.agreement.slug === basis?.agreement);
  return {
    purpose,
    outcome,
    reasons: transitional ? [...reasons, 'transitional'] : reasons,
    recognisedAs: recognisedAs(chosen, facts),
    conditions: from ? measuresOf(from, chosen.waived) : [],
    bases: basis ? [basis] : [],
    setAside: setAsideOf(candidates, chosen, resting),
    bestPossible: bestPossible(purpose, outcome, candidates, standing.asked, facts, engine),
    unknown: unknownOf(candidates, chosen),
    nextSteps: nextStepsOf(purpose, facts, outcome, reasons),
  };
}

/** The best of what is certain; of two alike the first by name, so that no order of writing shows. */
export function choose(purpose: Purpose, { facts, answered }: Standing): { chosen: Candidate; candidates: readonly Candidate[] } {
  const candidates = [...candidatesOf(purpose, answered), ...frameworkCandidates(purpose, facts)];
  const fallback = fallbackOf(purpose, facts, answered);
  const chosen = candidates.reduce((best, one) => (isCertain(one) && isPreferred(one, best) ? one : best), fallback);
  return { chosen, candidates };
}

function isPreferred(one: Candidate, best: Candidate): boolean {
  const difference = rank(one.outcome) - rank(best.outcome);
  return difference < 0 || (difference === 0 && (best.basis === null || nameOf(one) < nameOf(best)));
}

function nameOf({ basis }: Candidate): string {
  return basis ? `${basis.agreement} ${basis.provision}` : '';
}

function recognisedAs({ from }: Candidate, { iscedLevel, iscedAttainment }: KnownFacts): RecognisedAs | null {
  const granted = from?.provision.grants?.recognisedAs;
  if (!granted) return null;
  const { sameLevel, ...rest } = granted;
  return sameLevel ? { ...rest, ...(iscedLevel !== undefined && { iscedLevel }), ...(iscedAttainment && { iscedAttainment }) } : granted;
}

/** Those that experience does not waive. */
function measuresOf(from: AnsweredProvision, waived: boolean): readonly Measure[] {
  const { grants } = from.provision;
  if (waived || !grants?.measures.length) return [];
  const held = new Set(
    waiversOf(from)
      .filter(({ truth }) => truth === 2)
      .map(({ condition }) => condition),
  );
  return grants.measures.filter(({ waiver }) => !waiver || !held.has(waiver)).map(({ measure }) => measure);
}

/** Suspended only for such work, and this is such work. */
function suspendedFor(purpose: Purpose, answered: readonly AnsweredInstrument[]): readonly Resting[] {
  if (purpose !== 'regulated-profession' && purpose !== 'employment') return [];
  return answered
    .filter(({ suspended }) => suspended.some(({ truth }) => truth === 2))
    .map(({ instrument: { agreement, version } }) => ({
      agreement: agreement.slug,
      version: version.number,
      purposes: [purpose],
      reason: 'agreement-suspended' as const,
    }));
}

function setAsideOf(candidates: readonly Candidate[], chosen: Candidate, resting: readonly Resting[]): PurposeAssessment['setAside'] {
  const granting = candidates.filter((one) => one.from && one.basis?.agreement !== chosen.basis?.agreement && one.from.truth === 2);
  const losers = new Map(granting.map((one) => [one.basis?.agreement ?? '', one]));
  const reasonFor = (one: Candidate): PurposeAssessment['setAside'][number]['reason'] => {
    if (one.outranked) return 'another-prevails';
    return rank(one.outcome) === rank(chosen.outcome) ? 'equally-favourable' : 'less-favourable';
  };
  const restingOnes = resting.map(({ agreement, version, reason }) => ({ agreement, version, reason: reason as Reason }));
  return [
    ...[...losers]
      .filter(([slug]) => !resting.some(({ agreement }) => agreement === slug))
      .map(([agreement, one]) => ({ agreement, version: one.basis?.version ?? null, reason: reasonFor(one) })),
    ...restingOnes,
  ].toSorted((a, b) => (a.agreement < b.agreement ? -1 : 1));
}

/** Facts not known yet that could lead to something better, cheapest first. */
function unknownOf(candidates: readonly Candidate[], chosen: Candidate): UnknownFact[] {
  const better = candidates.filter((one) => rank(one.outcome) < rank(chosen.outcome) && mayHold(one));
  const tests = better.flatMap(({ requirements }) =>
    requirements.flatMap(({ answered }) => (answered.truth === 1 ? unknownIn(answered) : [])),
  );
  const sorted = [...new Set(tests)].toSorted((a, b) => costOfLearning(a) - costOfLearning(b) || (a < b ? -1 : 1));
  return sorted.map((fact) => ({ fact, question: `question.${fact}` }));
}

function unknownIn({ condition: { tests, from }, sheet }: AnsweredCondition): ConditionTest[] {
  return tests.filter((_, at) => sheet.truths[from + at] === 1).map(({ test }) => test);
}
