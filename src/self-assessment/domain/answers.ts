import type { ConditionTest } from '../../agreements/index.js';
import type { Wishes } from '../../profiles/index.js';
import type { CredentialFacts, Facts } from '../../recognition/index.js';
import type { CefrLevel, CountryCode, LanguageTag } from '../../standards/index.js';
import type { DoneJob } from './done-job.js';
import type { Paper } from './paper.js';
import type { PayWish } from './pay-wish.js';

export const WANTS = ['work', 'study', 'both'] as const;
export type Want = (typeof WANTS)[number];
export const PLANS = ['permanent', 'temporary', 'circular'] as const;
/** Questions that come after one another; each is finished by the person. */
export const SECTIONS = ['credentials', 'jobs', 'languages', 'wishes'] as const;
export type Section = (typeof SECTIONS)[number];

export interface HeldCredential {
  readonly id: string;
  readonly facts: CredentialFacts;
  /** Photographs and scans that show it. */
  readonly papers?: readonly Paper[];
}

/** A title that was looked for and not chosen yet. */
export interface SoughtTitle {
  readonly country: CountryCode;
  readonly words: string;
  /** None of the titles that were found is it: the person describes it. */
  readonly isDescribed?: boolean;
}

/** Facts about the person that stand in no section, each asked only where it can change an answer. */
export type SharedFacts = Pick<
  Facts,
  'occupation' | 'validation' | 'licences' | 'nationalities' | 'residence' | 'documents' | 'goodStanding' | 'situation' | 'returning'
>;

/** All that a person has said. No name, no sex, no age: nobody asks. */
export interface Answers {
  readonly from?: CountryCode;
  readonly to?: CountryCode;
  readonly want?: Want;
  readonly plan?: (typeof PLANS)[number];
  readonly credentials: readonly HeldCredential[];
  readonly sought?: SoughtTitle;
  readonly jobs: readonly DoneJob[];
  readonly languages: readonly { readonly language: LanguageTag; readonly level: CefrLevel }[];
  readonly wishes: Pick<Wishes, 'regions' | 'hoursPerWeek' | 'availableFrom' | 'contracts'>;
  /** Told apart on the page of the answer; no rank and no gate reads it. */
  readonly pay?: PayWish;
  readonly shared: SharedFacts;
  /** Questions answered with "I do not know": they stay unknown and are not asked again. */
  readonly passed: readonly QuestionName[];
  readonly finished: readonly Section[];
}

/** `credential id` and fact, or the fact alone. */
export type QuestionName = `${string} ${ConditionTest}` | ConditionTest;

export const NOTHING_SAID: Answers = {
  credentials: [],
  jobs: [],
  languages: [],
  wishes: { regions: [] },
  shared: {},
  passed: [],
  finished: [],
};
