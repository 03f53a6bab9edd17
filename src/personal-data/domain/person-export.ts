import type { CollectedGlass } from '../../identity/index.js';
import type { CollectedMatches } from '../../matching/index.js';
import type { CollectedPassports } from '../../passport/index.js';
import type { CollectedProfile } from '../../profiles/index.js';
import type { CollectedRecognition } from '../../recognition/index.js';
import type { CollectedReferrals } from '../../referrals/index.js';
import type { CollectedReviews } from '../../reviews/index.js';

export const EXPORT_FORMAT = 'passerelle-person-export';
export const EXPORT_VERSION = 1;

/** An advertisement that the person's list or a proposal names. */
export interface ExportedVacancy {
  readonly id: string;
  readonly title: string;
  readonly region: string;
  readonly employer: string | null;
}

/** A letter by e-mail; nulls: it was sent, and its words are not kept. */
export interface ExportedLetter {
  readonly state: string;
  readonly postedAt: string;
  readonly endedAt: string | null;
  readonly to: string | null;
  readonly title: string | null;
  readonly text: string | null;
}

/** Everything that is held about a person, as `export-schema.ts` describes it. Source: GDPR 15(3), 20(1). */
export interface PersonExport
  extends CollectedProfile,
    CollectedRecognition,
    CollectedMatches,
    CollectedReferrals,
    CollectedReviews,
    CollectedPassports,
    CollectedGlass {
  readonly format: typeof EXPORT_FORMAT;
  readonly version: typeof EXPORT_VERSION;
  /** ISO 8601. */
  readonly exportedAt: string;
  readonly letters: readonly ExportedLetter[];
  readonly vacancies: readonly ExportedVacancy[];
}
