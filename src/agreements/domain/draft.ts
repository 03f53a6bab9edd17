import type { CountryCode } from '../../standards/index.js';
import type { EventForm, VersionForm } from './agreement-form.js';

/** A text that administrators of the parties write; nobody else sees it, and nothing rests on it. */
export interface Draft {
  readonly agreementId: string;
  readonly number: number;
  /** Rises with each change; the ETag. */
  readonly revision: number;
  readonly state: 'draft' | 'under-approval';
  readonly content: VersionForm;
  readonly contentHash: string;
}

/** An act of several parties that not all of them have agreed to. */
export interface PendingAct {
  readonly id: string;
  readonly agreementId: string;
  readonly version?: number;
  readonly event: EventForm;
  readonly eventHash: string;
  readonly backDated: boolean;
}

/** Who did what, when, for whom, with which content: kept for ever. */
export interface Step {
  readonly id: string;
  readonly version: number | null;
  readonly action: string;
  readonly party: CountryCode | null;
  readonly actor: string;
  readonly actorName: string;
  readonly hash: string | null;
  readonly reason: string | null;
  /** ISO 8601 instant. */
  readonly takenAt: string;
}
