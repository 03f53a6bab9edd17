import { STEP_KINDS, type StepKind } from './referral.js';

/** Under which name each step is told. */
export const stepEvent = (kind: StepKind) => `referral.${kind}.v1` as const;

export const REFERRAL_STEP_EVENTS = STEP_KINDS.map(stepEvent);
