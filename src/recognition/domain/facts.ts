import type { CredentialKind, DocumentKind, EvidenceGrade, Purpose, Situation, ValidationStage } from '../../agreements/index.js';
import type { Credential, Experience, Licence } from '../../profiles/index.js';
import type { CefrLevel, CountryCode, IscoCode, IsoDate, LanguageTag } from '../../standards/index.js';

/** What the engine reads. A fact left out is unknown; only `experiences`, `languages` and `licences` are whole when given. */
export interface Facts {
  readonly destination: CountryCode;
  readonly purposes: readonly Purpose[];
  readonly occupation?: IscoCode;
  readonly credential?: CredentialFacts;
  readonly experiences?: readonly ExperienceFacts[];
  readonly validation?: { readonly stage: ValidationStage; readonly award?: { readonly title: string; readonly on?: IsoDate } };
  readonly languages?: readonly { readonly language: LanguageTag; readonly level: CefrLevel }[];
  readonly licences?: readonly Omit<Licence, 'id'>[];
  readonly nationalities?: readonly CountryCode[];
  readonly residence?: CountryCode;
  /** Whole when given. */
  readonly documents?: readonly { readonly kind: DocumentKind; readonly authentication?: EvidenceGrade; readonly validUntil?: IsoDate }[];
  /** No disciplinary measure against the licence of origin. */
  readonly goodStanding?: boolean;
  readonly situation?: Situation;
  /** Begun under the agreement before, and not a new hire: what a suspension for new hires leaves alone. */
  readonly returning?: boolean;
}

export type CredentialFacts = Omit<Credential, 'id' | 'skills' | 'evidence' | 'validation' | 'kind'> & {
  readonly kind: CredentialKind;
  readonly evidence?: EvidenceGrade;
};
export type ExperienceFacts = Pick<Experience, 'occupation' | 'country' | 'from' | 'to' | 'hoursPerWeek' | 'evidence'>;
