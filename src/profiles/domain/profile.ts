import type { CredentialKind, EvidenceGrade, ValidationStage } from '../../agreements/index.js';
import type {
  CefrLevel,
  CountryCode,
  GeoPoint,
  IscedAttainment,
  IscedField,
  IscedProgramme,
  IscoCode,
  IsoDate,
  IsoMonth,
  LanguageTag,
  OccupationUri,
  RegionCode,
  SkillUri,
} from '../../standards/index.js';
import type { PhoneNumber } from './contact.js';
import type { StillLooking } from './still-looking.js';

/** What is read of a person to assess and to match. No sex, age, name or origin: those are kept apart (`PersonalDetails`). */
export interface Profile {
  readonly id: string;
  /** Rises with each change; a match list names the one that it rests on. */
  readonly revision: number;
  /** The country where recognition and work are sought. */
  readonly destination: CountryCode;
  readonly nationalities: readonly CountryCode[];
  readonly residence?: CountryCode;
  readonly credentials: readonly Credential[];
  readonly experiences: readonly Experience[];
  readonly skills: readonly ClaimedSkill[];
  readonly languages: readonly { readonly language: LanguageTag; readonly level: CefrLevel }[];
  readonly licences: readonly Licence[];
  readonly wishes: Wishes;
  readonly demonstration: boolean;
  /** Kept beside the document; undefined: not stored yet. */
  readonly looking?: StillLooking;
}

/** Kept apart from everything that is assessed or ranked; for the person's own page and (later) sex-disaggregated evidence. */
export interface PersonalDetails {
  readonly profileId: string;
  readonly displayName?: string;
  readonly sex?: 'female' | 'male' | 'other';
  /** That of the date, where the date is known. */
  readonly birthYear?: number;
  readonly birthDate?: IsoDate;
  /** To reach the person, and to find their file again; never assessed, never ranked by. */
  readonly email?: string;
  readonly phone?: PhoneNumber;
  /** One sentence, only in demonstration data. */
  readonly story?: string;
}

/** A diploma, certificate or other award, as claimed. Facts left out are unknown, never assumed. */
export interface Credential {
  readonly id: string;
  readonly kind: CredentialKind;
  readonly country: CountryCode;
  readonly title: string;
  readonly awardedOn?: IsoDate;
  readonly trainingStartedOn?: IsoDate;
  readonly validUntil?: IsoDate;
  /** Last confirmation that the holder still practises it, as welding certificates need each six months. Source: EN ISO 9606-1, 9.2. */
  readonly confirmedOn?: IsoDate;
  /** Countries whose authorities have recognised it before. */
  readonly recognitions?: readonly { readonly country: CountryCode; readonly on?: IsoDate }[];
  readonly issuer?: string;
  readonly issuerRecognised?: boolean;
  readonly durationYears?: number;
  readonly credits?: number;
  readonly studyMode?: 'full-time' | 'part-time' | 'distance';
  readonly iscedProgramme?: IscedProgramme;
  readonly iscedAttainment?: IscedAttainment;
  readonly iscedField?: IscedField;
  readonly occupation?: IscoCode;
  readonly skills: readonly SkillUri[];
  readonly evidence: EvidenceGrade;
  /** Stage of validation of non-formal and informal learning reached for what this credential shows. */
  readonly validation?: ValidationStage;
}

export interface Experience {
  readonly id: string;
  readonly occupation: IscoCode;
  readonly occupationUri?: OccupationUri;
  readonly country: CountryCode;
  readonly from: IsoMonth;
  /** Undefined: still there. */
  readonly to?: IsoMonth;
  readonly hoursPerWeek?: number;
  readonly evidence: EvidenceGrade;
  /** Undeclared work counts as evidence and is never reported on. */
  readonly declared?: boolean;
  readonly skills: readonly SkillUri[];
  readonly validation?: ValidationStage;
}

export interface ClaimedSkill {
  readonly skill: SkillUri;
  readonly evidence: EvidenceGrade;
}

export interface Licence {
  readonly id: string;
  readonly occupation: IscoCode;
  readonly country: CountryCode;
  readonly state: 'none' | 'applied' | 'conditional' | 'active' | 'lapsed' | 'withdrawn';
  readonly validUntil?: IsoDate;
}

/** The greatest distance in whole km that a person accepts between a place of theirs and the work. */
export interface Commute {
  readonly from: GeoPoint;
  readonly km: number;
}

export interface Wishes {
  readonly occupations: readonly IscoCode[];
  /** Empty: anywhere in the destination. */
  readonly regions: readonly RegionCode[];
  /** How far from home, as the crow flies; undefined: any distance. Restricts further what `regions` leaves. */
  readonly commute?: Commute;
  readonly returnKind?: 'permanent' | 'temporary' | 'circular' | 'remote';
  readonly availableFrom?: IsoDate;
  readonly availableTo?: IsoDate;
  readonly hoursPerWeek?: { readonly min?: number; readonly max?: number };
  readonly contracts?: readonly ('permanent' | 'fixed-term' | 'seasonal' | 'self-employed')[];
}
