import type { Purpose } from '../../agreements/index.js';
import type { CountryCode, IsoDate } from '../../standards/index.js';
import type { ReleaseField } from './release-field.js';

export const REFERRAL_STATES = [
  ...(['held', 'proposed', 'agreed', 'contacted', 'interview', 'under-way', 'hired'] as const),
  ...(['declined', 'withdrawn', 'expired', 'not-approved', 'refused', 'concluded', 'stayed', 'left'] as const),
] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

/** Nothing follows these. */
export const FINAL_STATES: readonly ReferralState[] = [
  ...(['declined', 'withdrawn', 'expired', 'not-approved', 'refused', 'concluded', 'stayed', 'left'] as const),
];

/** To whom a person is referred. */
export type ReferredTo =
  | { readonly kind: 'employer'; readonly vacancyId: string }
  | { readonly kind: 'validation-centre'; readonly standard: string; readonly centre: string | null }
  | { readonly kind: 'competent-authority'; readonly authority: string; readonly purpose: Purpose };
export const RECIPIENT_KINDS = ['employer', 'validation-centre', 'competent-authority'] as const;

/** Why an employer, a centre or an authority did not take somebody; `other` says so in words. */
export const REFUSAL_REASONS = [
  ...(['position-filled', 'position-withdrawn', 'skills-missing', 'recognition-missing', 'licence-missing', 'language'] as const),
  ...(['terms-not-agreed', 'no-answer', 'other'] as const),
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** What the person allowed, under which consent, and until the end of which day. */
export interface Release {
  readonly consentId: string;
  readonly fields: readonly ReleaseField[];
  readonly until: IsoDate;
}

/** The file at the centre or the authority that answers the referral. */
export interface LinkedFile {
  readonly kind: 'validation' | 'recognition-case';
  readonly id: string;
}

/** One person, one recipient: from the proposal to what came of it. Nothing here is a word of the person. */
export interface Referral {
  readonly id: string;
  readonly profileId: string;
  /** Where the person looks for work; its desk is in charge, and its days count. */
  readonly country: CountryCode;
  /** Source of the vacancy. */
  readonly organisation: string | null;
  readonly to: ReferredTo;
  /** `own-application`: the person asked for it. */
  readonly origin: 'desk' | 'own-application';
  /** Rises with each step; the ETag. */
  readonly revision: number;
  readonly state: ReferralState;
  readonly proposedOn: IsoDate;
  /** The last day on which the person may agree. */
  readonly answerBy: IsoDate;
  /** When somebody has to look at it again; null: never. */
  readonly dueOn: IsoDate | null;
  readonly release: Release | null;
  /** Why it was held back, and who asks that it goes on nevertheless. */
  readonly hold: { readonly reasons: readonly string[]; readonly askedBy: string } | null;
  /** A reason of refusal, or how the centre or authority decided. */
  readonly outcome: string | null;
  readonly file: LinkedFile | null;
  readonly demonstration: boolean;
}

export type ReferralStep =
  | { readonly kind: 'held'; readonly reasons: readonly string[]; readonly why: string }
  | { readonly kind: 'proposed' }
  | { readonly kind: 'override-confirmed'; readonly why: string }
  | { readonly kind: 'override-refused'; readonly why: string }
  | { readonly kind: 'agreed'; readonly release: Release; readonly heard: Heard; readonly contact?: string }
  | { readonly kind: 'declined' }
  | { readonly kind: 'contacted' }
  | { readonly kind: 'interview-arranged'; readonly on?: IsoDate }
  | { readonly kind: 'hired' }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly words?: string }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'file-linked'; readonly file: LinkedFile }
  | { readonly kind: 'concluded'; readonly outcome: string }
  | { readonly kind: 'stayed' }
  | { readonly kind: 'left' }
  | { readonly kind: 'expired' };
export type StepKind = ReferralStep['kind'];

export const STEP_KINDS = [
  ...(['held', 'proposed', 'override-confirmed', 'override-refused', 'agreed', 'declined', 'contacted', 'interview-arranged'] as const),
  ...(['hired', 'refused', 'withdrawn', 'file-linked', 'concluded', 'stayed', 'left', 'expired'] as const),
] as const satisfies readonly StepKind[];

/** How the answer of the person was heard. */
export const WAYS_HEARD = ['by-themselves', 'on-paper', 'in-person', 'by-telephone'] as const;
export type Heard = (typeof WAYS_HEARD)[number];

/** A step with its day and who took it; nobody: the service itself. */
export interface DatedStep {
  readonly step: ReferralStep;
  readonly on: IsoDate;
  readonly actor?: { readonly id: string; readonly name: string };
}
