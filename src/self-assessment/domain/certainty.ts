import type { Outcome, PurposeAssessment } from '../../recognition/index.js';

/** How sure an answer is, in the four words of the answer page. */
export const CERTAINTIES = ['certain', 'likely', 'needs-decision', 'not-covered'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

const RECOGNISING: readonly Outcome[] = ['full', 'alternative', 'conditional', 'partial', 'right-to-continue', 'provisional'];

/** Likely: not so yet, and steps are known that lead there. */
export function certaintyOf({ outcome, bestPossible }: Pick<PurposeAssessment, 'outcome' | 'bestPossible'>): Certainty {
  if (RECOGNISING.includes(outcome)) return 'certain';
  if (bestPossible.steps.length && RECOGNISING.includes(bestPossible.outcome)) return 'likely';
  return outcome === 'not-covered' ? 'not-covered' : 'needs-decision';
}

/** What was answered for one purpose of one subject, to tell later what has moved. */
export interface SeenOutcome {
  readonly subject: string;
  readonly purpose: PurposeAssessment['purpose'];
  readonly outcome: Outcome;
}

export interface Moved extends SeenOutcome {
  readonly before: Outcome;
}

export function movedSince(seen: readonly SeenOutcome[], present: readonly SeenOutcome[]): readonly Moved[] {
  return present.flatMap((one) => {
    const before = seen.find(({ subject, purpose }) => subject === one.subject && purpose === one.purpose)?.outcome;
    return before && before !== one.outcome ? [{ ...one, before }] : [];
  });
}
