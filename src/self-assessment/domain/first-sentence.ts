import type { Certainty } from './certainty.js';

export const SENTENCES = ['certain', 'likely', 'needs-decision', 'not-covered', 'nothing'] as const;
export type Sentence = (typeof SENTENCES)[number];

/** What is said before anything else: the surest there is. */
export function firstSentence(certainties: readonly Certainty[]): Sentence {
  return SENTENCES.find((one) => one !== 'nothing' && certainties.includes(one)) ?? 'nothing';
}
