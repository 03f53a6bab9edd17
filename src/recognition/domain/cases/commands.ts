import { addMonths, type IsoDate } from '../../../standards/index.js';
import { CaseInWrongState, DecisionIncomplete, SameHandOnAppeal } from './case.errors.js';
import type { CaseStep, DatedStep, LicenceState, RecognitionCase, TakenDecision } from './case.js';
import { type Decision, faultsOfDecision } from './decision.js';

type Actor = NonNullable<DatedStep['actor']>;

/** Which state a case must be in for what is asked. @throws CaseInWrongState */
function requireState(one: RecognitionCase, states: readonly RecognitionCase['state'][], action: string, hint: string): void {
  if (!states.includes(one.state)) throw new CaseInWrongState(action, one.state, hint);
}

const NOT_COMPLETE = ['open', 'awaiting-evidence'] as const;

export function requestEvidence(one: RecognitionCase, asked: readonly string[]): CaseStep {
  requireState(one, NOT_COMPLETE, 'ask for evidence', 'Evidence is asked for before the file is complete.');
  return { kind: 'evidence-requested', asked };
}

export function giveEvidence(one: RecognitionCase, request: number, given: string): CaseStep {
  requireState(one, NOT_COMPLETE, 'give evidence', 'Nothing is asked for any more.');
  if (!one.requests[request] || one.requests[request].answeredOn)
    throw new CaseInWrongState('give evidence', one.state, `Request ${request} is not open; open ones are those without "answeredOn".`);
  return { kind: 'evidence-given', request, given };
}

/** The clock starts. Where papers may be missing without harm, an open request does not hold it up. */
export function complete(one: RecognitionCase, on: IsoDate): CaseStep {
  const states = papersMayBeMissing(one) ? NOT_COMPLETE : (['open'] as const);
  requireState(one, states, 'complete the file', 'A file with open requests for evidence is not complete; a complete one stays so.');
  return { kind: 'completed', decideBy: addMonths(on, one.deadline.months) };
}

/** @throws CaseInWrongState, DecisionIncomplete, SameHandOnAppeal */
export function decide(one: RecognitionCase, decision: Decision, as: TakenDecision['kind'], by: Actor): CaseStep {
  const states = { first: ['complete'], correction: ['decided'], 'on-appeal': ['under-appeal'] } as const;
  const hints = {
    first: 'Complete the file first; a decided case is corrected by a new decision.',
    correction: 'Only a decision that was taken can be corrected.',
    'on-appeal': 'There is no appeal to decide on.',
  };
  requireState(one, states[as], 'decide', hints[as]);
  if (as === 'on-appeal' && one.decisions.some((taken) => taken.by === by.id)) throw new SameHandOnAppeal();
  const predicted = one.assessment.purposes.find(({ purpose }) => purpose === one.purpose)?.outcome ?? 'not-covered';
  const context = { purpose: one.purpose, predicted, papersMayBeMissing: papersMayBeMissing(one) };
  const faults = faultsOfDecision(decision, context);
  if (faults.length) throw new DecisionIncomplete(faults);
  return { kind: 'decided', decision, as, assessmentDigest: one.assessment.digest, followed: decision.outcome === predicted };
}

export function proveCondition(one: RecognitionCase, key: string): CaseStep {
  requireState(one, ['decided'], 'prove a condition', 'Only a decision has conditions.');
  const last = one.decisions.at(-1);
  const known = last?.decision.conditions.some((condition) => condition.key === key) && !last.proofs.some((proof) => proof.key === key);
  if (!known) throw new CaseInWrongState('prove a condition', one.state, `"${key}" is not a condition that is still open.`);
  return { kind: 'condition-proved', key };
}

/** Against a decision while the time for it runs, or against silence once the limit has passed. */
export function appeal(one: RecognitionCase, grounds: string, on: IsoDate): CaseStep {
  if (isSilent(one, on)) return { kind: 'appealed', against: 'silence', grounds };
  requireState(one, ['decided'], 'appeal', 'There is an appeal against a decision, or against silence after the limit.');
  const until = one.decisions.at(-1)?.decision.appeal?.until;
  if (until && on > until) throw new CaseInWrongState('appeal', one.state, `The time for an appeal ended on ${until}.`);
  return { kind: 'appealed', against: 'decision', grounds };
}

export function withdraw(one: RecognitionCase, reason: string): CaseStep {
  requireState(one, [...NOT_COMPLETE, 'complete', 'under-appeal'], 'withdraw', 'A decided case stays decided.');
  return { kind: 'withdrawn', reason };
}

/** A licence lives by itself: no decision makes or ends it. */
export function changeLicence(one: RecognitionCase, state: LicenceState, authority: string): CaseStep {
  requireState(one, ['open', 'awaiting-evidence', 'complete', 'decided', 'under-appeal'], 'record a licence', 'The case was withdrawn.');
  return { kind: 'licence-changed', state, authority };
}

/** The limit has passed without a decision. Silence grants nothing unless the text says so. */
export function isSilent({ state, decideBy }: RecognitionCase, today: IsoDate): boolean {
  return state === 'complete' && decideBy !== undefined && today > decideBy;
}

/** Registration that the text deems given after silence. */
export function isDeemedRegistered(one: RecognitionCase, today: IsoDate): boolean {
  return isSilent(one, today) && one.deadline.silence === 'deemed-registration';
}

export function papersMayBeMissing({ facts }: RecognitionCase): boolean {
  return facts.situation !== undefined;
}

/** Every condition is proved, of each choice one. */
export function conditionsFulfilled({ decision, proofs }: TakenDecision): boolean {
  const isProved = (key: string) => proofs.some((proof) => proof.key === key);
  return decision.conditions.every(
    ({ key, choice }) =>
      isProved(key) || (choice !== undefined && decision.conditions.some((one) => one.choice === choice && isProved(one.key))),
  );
}
