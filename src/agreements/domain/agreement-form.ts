import type { Agreement, AgreementVersion } from './agreement.js';
import type { AgreementEvent } from './agreement-event.js';
import type { DesignationForm } from './designation.js';

/** What is sent and kept in files: an agreement without what the service adds (ids, hashes, recording time). */
export type AgreementForm = Pick<Agreement, 'slug' | 'kind' | 'title' | 'parties' | 'demonstration'> & {
  readonly versions: readonly VersionForm[];
  readonly events: readonly EventForm[];
  readonly designations?: readonly DesignationForm[];
};
export type VersionForm = Omit<AgreementVersion, 'contentHash' | 'recordedOn' | 'recordedAt' | 'state'>;
/** When it was recorded is the service's own knowledge: nobody can send an event into the past of what was known. */
export type EventForm = Omit<AgreementEvent, 'id' | 'recordedAt'>;

export interface FieldErrorLike {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}
