import type { Verdict } from './assessment.js';

/** Strong three-valued logic. Source: S. C. Kleene, Introduction to Metamathematics, § 64. */
const STRENGTH: Readonly<Record<Verdict, number>> = { 'not-satisfied': 0, unknown: 1, satisfied: 2 };
const ORDERED: readonly Verdict[] = ['not-satisfied', 'unknown', 'satisfied'];

export function allOf(verdicts: readonly Verdict[]): Verdict {
  return ORDERED[Math.min(2, ...verdicts.map((one) => STRENGTH[one]))] as Verdict;
}

export function anyOf(verdicts: readonly Verdict[]): Verdict {
  return ORDERED[Math.max(0, ...verdicts.map((one) => STRENGTH[one]))] as Verdict;
}

export function not(verdict: Verdict): Verdict {
  return ORDERED[2 - STRENGTH[verdict]] as Verdict;
}

/** At least `count` hold: the `count`-th strongest decides. */
export function atLeast(count: number, verdicts: readonly Verdict[]): Verdict {
  return (
    verdicts
      .map((one) => STRENGTH[one])
      .toSorted((a, b) => b - a)
      .map((strength) => ORDERED[strength] as Verdict)[count - 1] ?? 'not-satisfied'
  );
}

/** Undefined: unknown. */
export function verdictOf(holds: boolean | undefined): Verdict {
  return holds === undefined ? 'unknown' : holds ? 'satisfied' : 'not-satisfied';
}
