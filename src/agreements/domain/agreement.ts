import type { CountryCode, IsoDate, LanguageTag } from '../../standards/index.js';
import type { AgreementEvent } from './agreement-event.js';
import type { Provision, Purpose } from './provision.js';
import type { Source, Text } from './source.js';

export type AgreementKind = 'recognition' | 'skills' | 'placement' | 'labour' | 'regional-recognition' | 'framework';

/** A treaty between two or more countries (or their authorities), over all its versions. */
export interface Agreement {
  readonly id: string;
  /** Stable, human: 'ro-md-education'. */
  readonly slug: string;
  readonly kind: AgreementKind;
  readonly title: Text;
  readonly parties: readonly Party[];
  /** An invented agreement, shown as a demonstration wherever it is seen. */
  readonly demonstration: boolean;
  /** Ordered by `number`, from 1. */
  readonly versions: readonly AgreementVersion[];
  readonly events: readonly AgreementEvent[];
  /** Rises with every change of the agreement, its versions or its events. */
  readonly revision: number;
}

export interface Party {
  readonly country: CountryCode;
  /** The body that signs or answers: a ministry, an agency, a professional order. */
  readonly authority?: string;
}

/** One text of the agreement. Immutable once submitted; `contentHash` (SHA-256 of the canonical form) is what parties sign. */
export interface AgreementVersion {
  readonly number: number;
  /** e.g. 'Protocol of 26 August 2010' */
  readonly title: Text;
  readonly purposes: readonly Purpose[];
  readonly provisions: readonly Provision[];
  readonly sources: readonly Source[];
  readonly languages: readonly LanguageTag[];
  /** How long it holds from its entry into force. */
  readonly term?: { readonly years: number; readonly renewal: 'tacit' | 'none' };
  readonly state: 'draft' | 'submitted';
  readonly contentHash: string;
  /** The day of recording (not of the treaty). */
  readonly recordedOn: IsoDate;
}
