import type { CredentialKind, EvidenceGrade, Purpose, ValidationStage } from '../../agreements/index.js';
import type { Credential, Experience, Licence } from '../../profiles/index.js';
import type { CefrLevel, CountryCode, IscoCode, LanguageTag } from '../../standards/index.js';

/** What the engine reads. A fact left out is unknown; only `experiences`, `languages` and `licences` are whole when given. */
export interface Facts {
  readonly destination: CountryCode;
  readonly purposes: readonly Purpose[];
  readonly occupation?: IscoCode;
  readonly credential?: CredentialFacts;
  readonly experiences?: readonly ExperienceFacts[];
  readonly validation?: { readonly stage: ValidationStage };
  readonly languages?: readonly { readonly language: LanguageTag; readonly level: CefrLevel }[];
  readonly licences?: readonly Omit<Licence, 'id'>[];
  readonly nationalities?: readonly CountryCode[];
  readonly residence?: CountryCode;
}

export type CredentialFacts = Omit<Credential, 'id' | 'skills' | 'evidence' | 'validation' | 'kind'> & {
  readonly kind: CredentialKind;
  readonly evidence?: EvidenceGrade;
};
export type ExperienceFacts = Pick<Experience, 'occupation' | 'country' | 'from' | 'to' | 'hoursPerWeek' | 'evidence'>;
