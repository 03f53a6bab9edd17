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
import type { Agency, Incentive } from './recruitment-terms.js';
import type { SkillRead } from './skills-read.js';
import { UnknownVacancyStatus } from './vacancy.errors.js';

/** One opening as an employment service gave it. Identified to the outside by `source` and `reference`. */
export interface Vacancy {
  readonly id: string;
  /** A number that rises over all vacancies with every change of any. */
  readonly revision: number;
  readonly source: string;
  readonly reference: string;
  readonly title: string;
  readonly employer?: string;
  readonly agency?: Agency;
  /** A vacancy that charges one is refused. */
  readonly feeChargedToWorker?: false;
  readonly incentives?: readonly Incentive[];
  readonly description?: string;
  readonly country: CountryCode;
  readonly region: RegionCode;
  /** Where the work is done. */
  readonly place?: GeoPoint;
  readonly occupation: IscoCode;
  readonly occupationUri?: OccupationUri;
  /** Named by the employer, or else those of the occupation, which a description may change (`skillsFrom`). */
  readonly essentialSkills: readonly SkillUri[];
  readonly optionalSkills: readonly SkillUri[];
  readonly skillsFrom: 'employer' | 'occupation' | 'description';
  /** What a machine read in the description where the employer names no skills; also what is expressly not needed. */
  readonly skillsRead?: readonly SkillRead[];
  readonly languages: readonly { readonly language: LanguageTag; readonly level: CefrLevel }[];
  readonly iscedLevel?: IscedLevel;
  /** True: the level must be recognised, a claim is not enough. */
  readonly recognitionRequired: boolean;
  /** True: only with an active licence of `country`. */
  readonly regulated: boolean;
  readonly contract?: 'permanent' | 'fixed-term' | 'seasonal' | 'self-employed';
  readonly hoursPerWeek?: number;
  readonly remote: boolean;
  readonly startsOn?: IsoDate;
  readonly expiresOn?: IsoDate;
  readonly openings: number;
  readonly status: 'open' | 'closed';
  /** Months pay in the currency given; shown, never ranked by. */
  readonly pay?: { readonly min?: number; readonly max?: number; readonly currency: string; readonly per: 'hour' | 'month' | 'year' };
  readonly demonstration: boolean;
  /** Only of a closed one. */
  readonly closedBecause?: ClosedBecause;
  /** Id of the open vacancy that is the same job and stands for it in matching and in lists. */
  readonly duplicateOf?: string;
}

export const CLOSED_BECAUSE = ['expired', 'source', 'absent', 'withdrawn'] as const;
/** Its last day has passed; its source has closed it; it is no longer in the snapshot of its source; only an import brought it, which was taken back. */
export type ClosedBecause = (typeof CLOSED_BECAUSE)[number];

/** What a source says of a vacancy; the rest is added here. */
export type NewVacancy = Omit<Vacancy, 'id' | 'revision' | 'closedBecause' | 'duplicateOf'>;

/** Why two are one job. Likenesses in percent; `description` null: not both have one. `employer` '': neither names one. */
export interface SameJob {
  readonly employer: string;
  readonly title: number;
  readonly description: number | null;
}

/** One advertisement of a job. `because` null: it is the canonical one. */
export interface VacancySource {
  readonly vacancyId: string;
  readonly source: string;
  readonly reference: string;
  readonly because: SameJob | null;
}

/** @throws UnknownVacancyStatus */
export function parseVacancyStatus(given: unknown): Vacancy['status'] {
  if (given === 'open' || given === 'closed') return given;
  throw new UnknownVacancyStatus(given);
}
