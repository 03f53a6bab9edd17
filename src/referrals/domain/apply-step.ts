import { addDays, addMonths, type IsoDate } from '../../standards/index.js';
import { AnotherRecipient, ReferralInWrongState } from './referral.errors.js';
import { type DatedStep, FINAL_STATES, type Referral, type ReferralState, type ReferralStep, type StepKind } from './referral.js';

const BEFORE_OUTCOME: readonly ReferralState[] = ['held', 'proposed', 'agreed', 'contacted', 'interview', 'under-way'];

interface Rule {
  readonly from: readonly ReferralState[];
  readonly to: ReferralState;
  /** Left out: whoever the recipient is. */
  readonly only?: 'employer' | 'authority';
}

/** Every step that there is: from where, and to where. What is not here cannot happen. */
export const STEPS: Readonly<Record<Exclude<StepKind, 'held' | 'proposed'>, Rule>> = {
  'override-confirmed': { from: ['held'], to: 'proposed' },
  'override-refused': { from: ['held'], to: 'not-approved' },
  agreed: { from: ['proposed'], to: 'agreed' },
  declined: { from: ['proposed'], to: 'declined' },
  contacted: { from: ['agreed'], to: 'contacted' },
  'interview-arranged': { from: ['contacted', 'interview'], to: 'interview', only: 'employer' },
  hired: { from: ['contacted', 'interview'], to: 'hired', only: 'employer' },
  refused: { from: ['contacted', 'interview', 'under-way'], to: 'refused' },
  withdrawn: { from: BEFORE_OUTCOME, to: 'withdrawn' },
  'file-linked': { from: ['agreed', 'contacted'], to: 'under-way', only: 'authority' },
  concluded: { from: ['under-way'], to: 'concluded', only: 'authority' },
  stayed: { from: ['hired'], to: 'stayed' },
  left: { from: ['hired'], to: 'left' },
  expired: { from: BEFORE_OUTCOME, to: 'expired' },
};

/** Days until somebody has to look again, by the state that was reached; a proposal waits for its own last day. */
const DAYS_UNTIL_NEWS: Partial<Record<ReferralState, number>> = { held: 3, agreed: 7, contacted: 14, interview: 14, 'under-way': 30 };
/** Months after which it is asked whether somebody who was hired is still there. Source: issue 9; field F28. */
const MONTHS_UNTIL_ASKED = 6;

/** @throws ReferralInWrongState, AnotherRecipient */
export function applyStep(before: Referral, { step, on }: DatedStep): Referral {
  const rule = STEPS[step.kind as keyof typeof STEPS];
  if (!rule?.from.includes(before.state)) throw new ReferralInWrongState(step.kind, before.state, stepsFrom(before));
  if (rule.only && !isFor(rule.only, before)) throw new AnotherRecipient(step.kind, before.to.kind);
  const after = { ...before, ...told(step), state: rule.to, revision: before.revision + 1 };
  return { ...after, dueOn: dueOn(after, on) };
}

/** The steps that the state and the recipient leave open. */
export function stepsFrom(one: Referral): readonly StepKind[] {
  const kinds = Object.keys(STEPS) as (keyof typeof STEPS)[];
  return kinds.filter((kind) => STEPS[kind].from.includes(one.state) && (!STEPS[kind].only || isFor(STEPS[kind].only, one)));
}

/** When somebody has to look at it again; null: it is over. */
export function dueOn({ state, answerBy }: Pick<Referral, 'state' | 'answerBy'>, on: IsoDate): IsoDate | null {
  if (FINAL_STATES.includes(state)) return null;
  if (state === 'proposed') return answerBy;
  if (state === 'hired') return addMonths(on, MONTHS_UNTIL_ASKED);
  return addDays(on, DAYS_UNTIL_NEWS[state] ?? 0);
}

function isFor(only: 'employer' | 'authority', { to }: Referral): boolean {
  return (to.kind === 'employer') === (only === 'employer');
}

function told(step: ReferralStep): Partial<Referral> {
  if (step.kind === 'agreed') return { release: step.release };
  if (step.kind === 'refused') return { outcome: step.reason };
  if (step.kind === 'concluded') return { outcome: step.outcome };
  return step.kind === 'file-linked' ? { file: step.file } : {};
}
