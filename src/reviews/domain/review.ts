import { addMonths, type CountryCode, compareDates, type IsoDate } from '../../standards/index.js';
import type { Advice } from './advice.js';
import { ReviewSubjectMissing } from './review.errors.js';

export const KINDS_OF_ADVICE = ['assessment', 'match-list', 'match'] as const;
export type KindOfAdvice = (typeof KINDS_OF_ADVICE)[number];

/** What the person asks about: one assessment, the whole list, or one vacancy, in the list or not. */
export type About = { readonly kind: 'assessment' | 'match'; readonly id: string } | { readonly kind: 'match-list'; readonly id: null };

/** It stands; it was put right; or it is for an authority to say. */
export const OUTCOMES_OF_REVIEW = ['upheld', 'changed', 'referred'] as const;
export type OutcomeOfReview = (typeof OUTCOMES_OF_REVIEW)[number];

export interface ReviewAnswer {
  readonly outcome: OutcomeOfReview;
  readonly reasons: string;
  /** To whom it was referred. */
  readonly authority: string | null;
  readonly by: { readonly id: string; readonly name: string };
  readonly on: IsoDate;
}

/** A review without the words in it, as it lies on the desk. */
export interface ReviewSummary {
  readonly id: string;
  readonly profileId: string;
  /**
   * Of the desk: while it waits, where the person goes now, as their assessment and their list. Only there can somebody put right what was wrong, since
   * the person is out of reach for the country that they left; the month to answer runs on from the question. Answered, it stays where it was answered.
   */
  readonly country: CountryCode;
  /** Where the person went when they asked. */
  readonly askedIn: CountryCode;
  readonly about: About;
  readonly askedOn: IsoDate;
  readonly answerBy: IsoDate;
  readonly answeredOn: IsoDate | null;
}

/** A person asks a human to look at what the service advised. Source: GDPR 22(3); Regulation (EU) 2024/1689, 14 and 86. */
export interface Review extends ReviewSummary {
  readonly words: string;
  readonly advice: Advice;
  readonly answer: ReviewAnswer | null;
}

/** One month from the request. Source: GDPR 12(3). */
const MONTHS_TO_ANSWER = 1;

export function answerByOf(askedOn: IsoDate): IsoDate {
  return addMonths(askedOn, MONTHS_TO_ANSWER);
}

/** Also when it was answered in the end. */
export function isLate({ answerBy, answeredOn }: ReviewSummary, day: IsoDate): boolean {
  return compareDates(answeredOn ?? day, answerBy) > 0;
}

/** It moves once. */
export function revisionOf({ answeredOn }: ReviewSummary): number {
  return answeredOn ? 2 : 1;
}

/** @throws ReviewSubjectMissing */
export function aboutOf(kind: KindOfAdvice, id: string | null | undefined): About {
  if (kind === 'match-list') return { kind, id: null };
  if (!id) throw new ReviewSubjectMissing(kind);
  return { kind, id };
}
