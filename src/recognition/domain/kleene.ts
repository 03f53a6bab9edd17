import type { Verdict } from './assessment.js';

/** Strong three-valued logic: 0 not satisfied, 1 unknown, 2 satisfied. Source: S. C. Kleene, Introduction to Metamathematics, § 64. */
export type Truth = 0 | 1 | 2;

/** Undefined: unknown. */
export function verdictOf(holds: boolean | undefined): Verdict {
  return holds === undefined ? 'unknown' : holds ? 'satisfied' : 'not-satisfied';
}

export function truthOf(verdict: Verdict): Truth {
  return verdict === 'satisfied' ? 2 : verdict === 'unknown' ? 1 : 0;
}
