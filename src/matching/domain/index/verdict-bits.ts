import type { GateVerdict } from '../gate-finding.js';

/** Verdicts as bits, so that those of several gates are joined by `|`: 0 satisfied, else the worst is the highest. */
export const OPEN = 1;
export const FAILS = 2;
export const UNSEEN = 4;

export function bitsOf(verdict: GateVerdict): number {
  return { satisfied: 0, open: OPEN, 'not-satisfied': FAILS }[verdict];
}
