import type { Purpose } from '../../agreements/index.js';
import { type AnsweredCondition, type AnsweredInstrument, type AnsweredProvision, answerCondition, answerProvision } from './answers.js';
import { type Basis, OUTCOMES, type Outcome } from './assessment.js';

/** An outcome that some rule would give, and all that has to be so for it. */
export interface Candidate {
  readonly outcome: Outcome;
  readonly basis: Basis | null;
  readonly from?: AnsweredProvision;
  /** Every measure that can be waived falls away. */
  readonly waived: boolean;
  readonly requirements: readonly Requirement[];
  /** An instrument that prevails over its own decides the case. */
  readonly outranked?: boolean;
}

export interface Requirement {
  readonly answered: AnsweredCondition;
  readonly want: boolean;
}

export const rank = (outcome: Outcome) => OUTCOMES.indexOf(outcome);

export function isCertain({ requirements, outranked }: Candidate): boolean {
  return !outranked && requirements.every(({ answered, want }) => answered.truth === (want ? 2 : 0));
}

/** What each text would grant for a purpose; an exclusion, a partial suspension and an instrument that prevails stand against it. */
export function candidatesOf(purpose: Purpose, answered: readonly AnsweredInstrument[]): readonly Candidate[] {
  const each = answered.map((own) => ({ own, candidates: grantsOf(purpose, own) }));
  return each.flatMap(({ own, candidates }) => {
    const stronger = each.flatMap((other) => (other.own !== own && prevails(other.own, own, purpose) ? other.candidates : []));
    return stronger.length ? candidates.map((one) => against(one, stronger)) : candidates;
  });
}

/** Those that nothing could bring about any more are left out. */
function grantsOf(purpose: Purpose, own: AnsweredInstrument): readonly Candidate[] {
  const { text } = own.instrument;
  const { sheet } = own;
  const reachable = text.grants[purpose].filter(({ condition, at }) => own.truths[at] !== 0 || condition.canBeActedOn);
  if (!reachable.length) return [];
  const exclusions = text.exclusions[purpose].map((one) => answerProvision(one, sheet));
  const contrary = [...exclusions, ...suspensionsFor(purpose, own)].map((answered) => ({ answered, want: false }));
  return reachable.flatMap((provision) => variantsOf(answerProvision(provision, sheet), contrary));
}

/** It gives way to one that prevails and is certain; one that may turn out so, and is worse, has to be ruled out first. */
function against(candidate: Candidate, stronger: readonly Candidate[]): Candidate {
  if (stronger.some(isCertain)) return { ...candidate, outranked: true };
  const worse = stronger.filter((one) => rank(one.outcome) > rank(candidate.outcome) && mayHold(one));
  const ruledOut = worse.flatMap(({ from }) => (from ? [{ answered: from, want: false }] : []));
  return { ...candidate, requirements: [...candidate.requirements, ...ruledOut] };
}

/** Nothing known speaks against it. */
export function mayHold({ requirements, outranked }: Candidate): boolean {
  return !outranked && requirements.every(({ answered, want }) => answered.truth !== (want ? 0 : 2));
}

/** Suspensions by occupation or for new hires concern work, not study or titles. */
function suspensionsFor(purpose: Purpose, { suspended }: AnsweredInstrument): readonly AnsweredCondition[] {
  return purpose === 'regulated-profession' || purpose === 'employment' ? suspended : [];
}

/** By its own conflict clause, or because the other one yields. Without any, the more favourable one prevails (LRC Art II.3). */
export function prevails({ instrument: other }: AnsweredInstrument, { instrument: own }: AnsweredInstrument, purpose: Purpose): boolean {
  const says = (one: typeof own, rule: 'prevails' | 'yields') => {
    const conflict = one.version.conflict;
    return conflict?.rule === rule && (!conflict.purposes || conflict.purposes.includes(purpose));
  };
  return (says(other, 'prevails') && !says(own, 'prevails')) || (says(own, 'yields') && !says(other, 'yields'));
}

function variantsOf(from: AnsweredProvision, contrary: readonly Requirement[]): readonly Candidate[] {
  const { grants, basis } = from.provision;
  if (!grants) return [];
  const waivers = waiversOf(from);
  const wanted = (conditions: readonly AnsweredCondition[]) => [...conditions.map((answered) => ({ answered, want: true })), ...contrary];
  const base = { outcome: grants.outcome, basis, from, waived: false, requirements: wanted([from]) };
  const waivable = grants.outcome === 'conditional' && waivers.length > 0 && waivers.length === grants.measures.length;
  return waivable ? [base, { ...base, outcome: 'full', waived: true, requirements: wanted([from, ...waivers]) }] : [base];
}

/** One a measure that can be waived. */
export function waiversOf({ provision: { grants }, sheet }: AnsweredProvision): readonly AnsweredCondition[] {
  return (grants?.measures ?? []).flatMap(({ waiver }) => (waiver ? [answerCondition(waiver, sheet)] : []));
}
