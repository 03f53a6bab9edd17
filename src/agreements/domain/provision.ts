import type { CountryCode, IscedAttainment, IscedLevel, IsoDate } from '../../standards/index.js';
import type { Condition } from './condition.js';
import type { Source, Text } from './source.js';

/** Four effects that are kept apart: recognised for one never unlocks another. Source: domain rules, first of the ten. */
export const PURPOSES = ['study', 'title', 'regulated-profession', 'employment'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** One rule of the text: for a credential of `issuedIn`, asked for in `recognisedIn`, when the condition holds, the effect follows. */
export interface Provision {
  /** Stable within the agreement: 'atestat-11-years-until-2011'. */
  readonly key: string;
  /** As cited: '3(3)'. */
  readonly article: string;
  readonly title: Text;
  /** Our own summary, never the authentic wording. */
  readonly summary?: Text;
  /** Undefined: every party, the other parties. */
  readonly issuedIn?: readonly CountryCode[];
  readonly recognisedIn?: readonly CountryCode[];
  readonly purposes: readonly Purpose[];
  readonly condition: Condition;
  readonly effect: Effect;
  readonly source: Source;
  /** It also concerns credentials of third countries that `issuedIn` (or a party) has recognised before. Source: Directive 2005/36/EC Art 3(3). */
  readonly thirdCountry?: boolean;
  /** Acquired rights: it goes on, after the text has ended, for what was awarded or begun before that day. */
  readonly survives?: { readonly for: 'awarded-before' | 'training-started-before'; readonly article: string };
}

export type OutcomeGranted = 'full' | 'alternative' | 'conditional' | 'partial' | 'right-to-continue' | 'provisional' | 'needs-decision';

/** What follows when the condition holds; `exclusion` takes the credential out of the agreement for these purposes. */
export type Effect =
  | {
      readonly kind: 'recognition';
      readonly outcome: OutcomeGranted;
      readonly recognisedAs?: RecognisedAs;
      readonly measures?: readonly Measure[];
    }
  /** A list of titles, each with the days of award that it covers: read as one provision a row, `key/1`, `key/2` … */
  | { readonly kind: 'title-equivalences'; readonly rows: readonly TitleEquivalence[] }
  | { readonly kind: 'exclusion'; readonly reason: 'level-out-of-scope' | 'occupation-excluded' | 'purpose-out-of-scope' };

export interface TitleEquivalence {
  readonly titles: readonly string[];
  readonly awardedFrom?: IsoDate;
  /** Inclusive. */
  readonly awardedTo?: IsoDate;
  readonly outcome: OutcomeGranted;
  readonly recognisedAs: RecognisedAs;
  /** Only where it differs from the provision's own. */
  readonly article?: string;
}

export interface RecognisedAs {
  /** The level is that of the credential, without comparison of content. Source: automatic recognition, domain rules C9. */
  readonly sameLevel?: boolean;
  /** Partial recognition: what is recognised of the whole, or spared in an assessment. */
  readonly units?: readonly RecognisedUnit[];
  readonly iscedLevel?: IscedLevel;
  readonly iscedAttainment?: IscedAttainment;
  readonly equivalentTitle?: string;
  /** e.g. 'access-to-higher-education', 'continue-vocational-education', 'use-of-academic-title', 'evidence-of-experience' */
  readonly effects: readonly string[];
}

export interface RecognisedUnit {
  /** As in the national standard. */
  readonly code: string;
  readonly title: Text;
  /** ECTS */
  readonly credits?: number;
}

/** A compensation measure or a step with its proof and deadline. */
export interface Measure {
  readonly kind: 'adaptation-period' | 'aptitude-test' | 'assessment' | 'additional-training' | 'verification' | 'other';
  readonly article: string;
  readonly title: Text;
  readonly months?: number;
  readonly until?: IsoDate;
  /** True: one of the measures that bear it, at the applicant's choice. */
  readonly applicantChooses?: boolean;
  /** Proportionality: falls away when this holds, for experience is weighed first. Source: Directive 2005/36/EC Art 14(5). */
  readonly waivedBy?: Condition;
}
