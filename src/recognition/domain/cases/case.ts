import type { Purpose } from '../../../agreements/index.js';
import type { CountryCode, IsoDate } from '../../../standards/index.js';
import type { Assessment } from '../assessment.js';
import type { Facts } from '../facts.js';
import type { Decision } from './decision.js';

export const CASE_STATES = ['open', 'awaiting-evidence', 'complete', 'decided', 'under-appeal', 'withdrawn'] as const;
export type CaseState = (typeof CASE_STATES)[number];
export type LicenceState = 'none' | 'applied' | 'conditional' | 'active' | 'lapsed' | 'withdrawn';

/** How an application is dealt with, and by which rule. */
export interface Deadline {
  readonly months: number;
  readonly article: string;
  readonly source: string;
  readonly silence: 'appeal' | 'deemed-registration';
}

/** An application for recognition with its facts frozen on the day of lodging. */
export interface RecognitionCase {
  readonly id: string;
  /** Where recognition is asked. */
  readonly country: CountryCode;
  readonly origin?: CountryCode;
  readonly purpose: Purpose;
  readonly lodgedOn: IsoDate;
  readonly profileId?: string;
  /** The credential of the profile, or 'experience'. */
  readonly subject?: string;
  readonly facts: Facts;
  readonly consentToContactOrigin: boolean;
  readonly demonstration: boolean;
  /** Rises with each step; the ETag. */
  readonly revision: number;
  readonly state: CaseState;
  /** What the engine predicts; computed again when an agreement changes, always for the day of lodging. */
  readonly assessment: Assessment;
  readonly deadline: Deadline;
  readonly requests: readonly EvidenceRequest[];
  /** The file is complete: the clock runs from this day. */
  readonly completeOn?: IsoDate;
  readonly decideBy?: IsoDate;
  /** The last one counts; earlier ones were corrected or appealed against. */
  readonly decisions: readonly TakenDecision[];
  readonly appeals: readonly Appeal[];
  readonly licences: readonly { readonly state: LicenceState; readonly on: IsoDate; readonly authority: string }[];
  readonly invitations: readonly { readonly on: IsoDate; readonly agreement: string; readonly outcome: string }[];
}

export interface EvidenceRequest {
  readonly asked: readonly string[];
  readonly on: IsoDate;
  readonly answeredOn?: IsoDate;
  readonly given?: string;
}

export interface TakenDecision {
  readonly decision: Decision;
  readonly on: IsoDate;
  /** The id of the person. */
  readonly by: string;
  readonly kind: 'first' | 'correction' | 'on-appeal';
  /** Of the assessment that it followed or departed from. */
  readonly assessmentDigest: string;
  readonly followed: boolean;
  readonly proofs: readonly { readonly key: string; readonly on: IsoDate }[];
}

export interface Appeal {
  readonly on: IsoDate;
  readonly against: 'decision' | 'silence';
  readonly grounds: string;
  readonly decidedOn?: IsoDate;
}

/** What happened to a case; kept for ever. */
export type CaseStep =
  | {
      readonly kind: 'opened';
      readonly case: Omit<RecognitionCase, 'revision' | 'state' | 'requests' | 'decisions' | 'appeals' | 'licences' | 'invitations'>;
    }
  | { readonly kind: 'evidence-requested'; readonly asked: readonly string[] }
  | { readonly kind: 'evidence-given'; readonly request: number; readonly given: string }
  | { readonly kind: 'completed'; readonly decideBy: IsoDate }
  | {
      readonly kind: 'decided';
      readonly decision: Decision;
      readonly as: TakenDecision['kind'];
      readonly assessmentDigest: string;
      readonly followed: boolean;
    }
  | { readonly kind: 'condition-proved'; readonly key: string }
  | { readonly kind: 'appealed'; readonly against: Appeal['against']; readonly grounds: string }
  | { readonly kind: 'withdrawn'; readonly reason: string }
  | { readonly kind: 'licence-changed'; readonly state: LicenceState; readonly authority: string }
  | { readonly kind: 'reassessed'; readonly assessment: Assessment }
  | { readonly kind: 'invited-to-reapply'; readonly agreement: string; readonly outcome: string };

/** A step with its day and who took it; nobody: the service itself. */
export interface DatedStep {
  readonly step: CaseStep;
  readonly on: IsoDate;
  readonly actor?: { readonly id: string; readonly name: string };
}
