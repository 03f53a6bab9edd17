import type { Profile } from '../../../profiles/index.js';
import { claimedLevel } from '../candidate-of.js';
import { codesOf, type Step, type StepKind } from './step.js';

/** A step as many people take it. It names nobody, and no paper or stay that is one person's own. */
export interface CommonStep {
  readonly kind: StepKind;
  /** Of a credential, the country of award and the ISCED level where it has one; of experience, the occupation; else as in `codesOf`. */
  readonly codes: readonly string[];
}

export function commonStepOf(step: Step, { credentials, experiences }: Profile): CommonStep {
  if (step.kind === 'recognise-credential') {
    const held = credentials.find(({ id }) => id === step.subject);
    const level = held && claimedLevel(held);
    return { kind: step.kind, codes: [String(held?.country), ...(level === undefined ? [] : [String(level)])] };
  }
  if (step.kind === 'recognise-experience') {
    return { kind: step.kind, codes: [String(experiences.find(({ id }) => id === step.subject)?.occupation)] };
  }
  return { kind: step.kind, codes: codesOf(step) };
}
