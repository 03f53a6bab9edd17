import type { CountryCode, EqfLevel, IscedAttainment, IscedField, IscedLevel, IscedProgramme, IsoDate } from '../../standards/index.js';
import type { CertificateRule } from './certificate-rule.js';

/** How sure a mapping is: seen in its source, known and not looked up, or to be verified. */
export type Certainty = 'seen' | 'known' | 'to-be-verified';

/** One source's reading of a title. Several may disagree, and all are kept; EQF and ISCED are never derived from each other. */
export interface Mapping {
  readonly iscedLevel?: IscedLevel;
  readonly iscedProgramme?: IscedProgramme;
  readonly iscedAttainment?: IscedAttainment;
  readonly iscedField?: IscedField;
  readonly eqfLevel?: EqfLevel;
  readonly nqfLevel?: string;
  readonly source: string;
  readonly certainty: Certainty;
  readonly note?: string;
}

/** A national title, as awarded between two days (open ends where not known). */
export interface Qualification {
  readonly id: string;
  readonly country: CountryCode;
  readonly title: string;
  readonly titleEnglish?: string;
  readonly aliases: readonly string[];
  readonly validFrom?: IsoDate;
  readonly validTo?: IsoDate;
  readonly mappings: readonly Mapping[];
}

/** A body that awards, with the periods in which it was accredited or otherwise competent. */
export interface AwardingBody {
  readonly country: CountryCode;
  readonly name: string;
  readonly accredited: readonly { readonly from?: IsoDate; readonly to?: IsoDate; readonly source: string }[];
}

/** All that is known of titles and awarding bodies: plain data, read by the engine. */
export interface QualificationRegister {
  readonly qualifications: readonly Qualification[];
  readonly awardingBodies: readonly AwardingBody[];
  /** How certificates of a norm lapse and are renewed. */
  readonly certificateRules?: readonly CertificateRule[];
}
