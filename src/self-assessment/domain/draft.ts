import type { Answers } from './answers.js';
import type { SeenOutcome } from './certainty.js';
import type { MailConsent } from './mail-consent.js';

/** For how many days after the last change a person may let answers be kept. */
export const KEEP_DAYS = [1, 30] as const;
export type KeepDays = (typeof KEEP_DAYS)[number];

/** What the person agreed to, in which words. */
export interface KeepingConsent {
  readonly keepDays: KeepDays;
  /** Key of the wording; a changed wording gets a new one. */
  readonly wording: 'keep-answers-1';
  readonly language: string;
  readonly at: string;
}

/** Answers of somebody without an account; whoever holds the cookie or the code is that person. */
export interface Draft {
  readonly id: string;
  readonly answers: Answers;
  readonly consent: KeepingConsent;
  /** ISO 8601 instant after which nothing is shown, and soon nothing is left. */
  readonly expiresAt: string;
  readonly hasCode: boolean;
  /** Where links to come back are sent. */
  readonly mail?: MailConsent;
  /** As the answer page showed it last. */
  readonly seen?: readonly SeenOutcome[];
  /** As it showed before answers were changed, where that was otherwise. */
  readonly seenBefore?: readonly SeenOutcome[];
}

/** What is sealed. */
export type DraftWords = Pick<Draft, 'answers' | 'consent' | 'mail' | 'seen' | 'seenBefore'>;
