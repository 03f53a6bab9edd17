import type {
  CefrLevel,
  CountryCode,
  GeoPoint,
  IscedLevel,
  IscoCode,
  IsoDate,
  LanguageTag,
  OccupationUri,
  RegionCode,
  SkillUri,
} from '../../standards/index.js';
import type { SkillEvidence } from './weights.js';

/** What must never move a rank. Source: issue on matching; Directive 2000/78/EC; ILO C111. */
export type ProtectedAttribute =
  | 'sex'
  | 'gender'
  | 'age'
  | 'birthYear'
  | 'birthDate'
  | 'nationality'
  | 'nationalities'
  | 'origin'
  | 'residence'
  | 'health'
  | 'disability'
  | 'religion'
  | 'name'
  | 'displayName'
  | 'story';

/** A value that bears one of these is not a candidate, not even by spreading a larger object. */
export type WithoutProtectedAttributes = { readonly [attribute in ProtectedAttribute]?: never };

/** All that matching may know of a person. */
export interface Candidate extends WithoutProtectedAttributes {
  readonly profileId: string;
  readonly destination: CountryCode;
  /** The strongest evidence for each skill. */
  readonly skills: ReadonlyMap<SkillUri, SkillEvidence>;
  readonly occupations: readonly KnownOccupation[];
  readonly level: HeldLevel;
  readonly languages: readonly { readonly language: LanguageTag; readonly level: CefrLevel }[];
  readonly licences: readonly HeldLicence[];
  /** Occupations in which an assessment says that a licence is still to be had. */
  readonly licenceMissing: readonly { readonly occupation: IscoCode; readonly basis: string }[];
  readonly wishes: CandidateWishes;
}

/** An occupation of ESCO, or the ISCO group alone where no more is known. */
export interface OccupationKey {
  readonly isco: IscoCode;
  readonly uri?: OccupationUri;
}

/** Months are full-time equivalents; `monthsSince` 0: still practised. */
export type KnownOccupation =
  | { readonly how: 'practised'; readonly occupation: OccupationKey; readonly months: number; readonly monthsSince: number }
  | { readonly how: 'trained' | 'wished'; readonly occupation: OccupationKey };

/** The highest level claimed, and the highest that is recognised for work in the destination, with the assessment that says so. */
export interface HeldLevel {
  readonly claimed?: IscedLevel;
  readonly recognised?: { readonly level: IscedLevel; readonly basis: string };
}

export interface HeldLicence {
  readonly occupation: IscoCode;
  readonly country: CountryCode;
  readonly state: 'none' | 'applied' | 'conditional' | 'active' | 'lapsed' | 'withdrawn';
  readonly validUntil?: IsoDate;
}

/** A wish that is left out restricts nothing. */
export interface CandidateWishes {
  readonly regions: readonly RegionCode[];
  /** In whole km, from a point that the person chose. */
  readonly commute?: { readonly from: GeoPoint; readonly km: number };
  readonly returnKind?: 'permanent' | 'temporary' | 'circular' | 'remote';
  readonly availableFrom?: IsoDate;
  readonly availableTo?: IsoDate;
  readonly hoursPerWeek?: { readonly min?: number; readonly max?: number };
  readonly contracts?: readonly ('permanent' | 'fixed-term' | 'seasonal' | 'self-employed')[];
}
