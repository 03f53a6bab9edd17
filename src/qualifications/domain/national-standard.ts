import type { CountryCode, IscoCode, IsoDate, RegionCode, SkillUri } from '../../standards/index.js';
import type { Mapping } from './qualification.js';
import type { ReferenceSource } from './reference-source.js';

export const ASSESSMENT_FORMS = ['practical', 'interview', 'written', 'portfolio'] as const;
export type AssessmentForm = (typeof ASSESSMENT_FORMS)[number];

/** Words by language; `en` is always there. */
export type Wording = Readonly<Record<string, string>> & { readonly en: string };

/** What a country asks of a trade, unit by unit, and the certificate that validation against it leads to. */
export interface NationalStandard {
  readonly id: string;
  readonly country: CountryCode;
  /** Unique in the country; begins with it here. */
  readonly code: string;
  readonly title: Wording;
  readonly occupation: IscoCode;
  /** Of the national framework: neither EQF nor ISCED. */
  readonly nqfLevel: number;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly units: readonly StandardUnit[];
  readonly award: StandardAward;
  readonly source: ReferenceSource;
  readonly demonstration: boolean;
}

export interface StandardUnit {
  readonly code: string;
  readonly title: Wording;
  /** All of them make the unit; none: the taxonomy has no word for it, and only assessment shows it. */
  readonly skills: readonly SkillUri[];
  readonly assessment: AssessmentForm;
}

/** The mapping counts by this award alone: before it nobody has an ISCED code from validation. Source: ISCED 2011; domain rules B3. */
export interface StandardAward {
  readonly title: string;
  readonly mapping: Mapping;
}

/** Where one is validated. */
export interface ValidationCentre {
  readonly id: string;
  readonly country: CountryCode;
  readonly name: string;
  readonly region?: RegionCode;
  /** Codes of national standards of its country. */
  readonly standards: readonly string[];
  readonly fee?: { readonly amount: number; readonly currency: string };
  readonly whoPays?: string;
  readonly url?: string;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly source: ReferenceSource;
  readonly demonstration: boolean;
}

export interface StandardRegister {
  readonly standards: readonly NationalStandard[];
  readonly centres: readonly ValidationCentre[];
}
