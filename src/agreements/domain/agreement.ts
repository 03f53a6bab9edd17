import type { CountryCode, IscoCode, IsoDate, LanguageTag } from '../../standards/index.js';
import type { AgreementEvent } from './agreement-event.js';
import type { Designation } from './designation.js';
import type { Procedure } from './procedure.js';
import type { Provision, Purpose } from './provision.js';
import type { Source, Text } from './source.js';
import type { WorkedExample } from './worked-example.js';

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
  /** Who decides, awards or maps, with dates; of several under one key the one recorded last counts. */
  readonly designations: readonly Designation[];
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
  /** Which source of the register of qualifications counts under this text for a country's titles; others are then not read. */
  readonly mappings?: readonly { readonly country: CountryCode; readonly source: string }[];
  readonly procedures?: readonly Procedure[];
  /** Months from a notice of termination to its effect. Twelve where the text is silent (VCLT Art 56(2)). */
  readonly notice?: { readonly months: number; readonly article: string };
  /** How it stands to other instruments between the same countries; left out: the more favourable one prevails (LRC Art II.3). */
  readonly conflict?: { readonly rule: 'prevails' | 'yields'; readonly purposes?: readonly Purpose[]; readonly article: string };
  /** Active recruitment under it respects the WHO Global Code (an agreement between governments with safeguards). */
  readonly safeguards?: { readonly occupations: readonly IscoCode[]; readonly article: string };
  /** Facts in, expected outcome out: they belong to the text and run on every change. */
  readonly examples?: readonly WorkedExample[];
  readonly state: 'draft' | 'submitted';
  readonly contentHash: string;
  /** The day of recording (not of the treaty), and its instant. */
  readonly recordedOn: IsoDate;
  readonly recordedAt: string;
}
