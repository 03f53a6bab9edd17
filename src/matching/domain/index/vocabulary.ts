import type { SkillUri } from '../../../standards/index.js';
import type { OccupationKey } from '../candidate.js';
import type { PlaceOfWork } from '../distance-gate.js';
import { nameOf } from '../nearness.js';
import type { Opening } from '../opening.js';
import { type LevelRange, levelRange } from '../score.js';
import type { Terms } from '../term-gates.js';
import { EXPIRES_SHIFT } from './layout.js';
import { Numbered } from './numbered.js';

export type AskedLevel = Pick<Opening, 'iscedLevel' | 'recognitionRequired'>;
export type AskedLicence = Pick<Opening, 'regulated' | 'occupation' | 'country'>;

/** What a vacancy requires of the person, as numbers of its parts, with the levels that fit: vacancies of one kind lie side by side. */
export interface Kind {
  readonly languages: number;
  readonly level: number;
  readonly licence: number;
  readonly range: number;
}

/** How and where the work is done, as numbers of the two. */
export interface TermsInNumbers {
  readonly conditions: number;
  readonly place: number;
}

/** A vacancy in numbers: what its gates and points are looked up by. */
export interface OpeningNumbers {
  readonly kind: number;
  readonly occupation: number;
  readonly terms: number;
  readonly start: number;
  /** The last day, see `dayNumber`. */
  readonly expires: number;
  readonly skills: readonly (readonly [skill: number, points: number])[];
}

/** What the vacancies of a country have in common: each distinct value is numbered once, so that a candidate is held against it once. */
export class Vocabulary {
  readonly skills = new Numbered<SkillUri>((skill) => skill);
  readonly occupations = new Numbered<OccupationKey>(nameOf);
  readonly languages = new Numbered<Opening['languages']>((all) => all.map(({ language, level }) => `${language} ${level}`).join());
  readonly levels = new Numbered<AskedLevel>(({ iscedLevel, recognitionRequired }) => `${iscedLevel} ${recognitionRequired}`);
  readonly licences = new Numbered<AskedLicence>(({ regulated, occupation }) => (regulated ? occupation.isco : ''));
  readonly ranges = new Numbered<LevelRange>(({ from, to }) => `${from}-${to}`);
  readonly kinds = new Numbered<Kind>(({ languages, level, licence, range }) => `${languages} ${level} ${licence} ${range}`);
  readonly conditions = new Numbered<Terms>(({ contract, hoursPerWeek, remote }) => `${contract} ${hoursPerWeek} ${remote}`);
  readonly places = new Numbered<PlaceOfWork>(({ remote, place }) => (remote ? 'remote' : `${place?.latitude} ${place?.longitude}`));
  readonly terms = new Numbered<TermsInNumbers>(({ conditions, place }) => `${conditions} ${place}`);
  readonly starts = new Numbered<Pick<Opening, 'startsOn'>>(({ startsOn }) => `${startsOn}`);

  numbersOf(opening: Opening): OpeningNumbers {
    const { iscedLevel, recognitionRequired, regulated, occupation, country } = opening;
    const { contract, hoursPerWeek, remote, place, startsOn, expiresOn } = opening;
    return {
      kind: this.kinds.numberOf({
        languages: this.languages.numberOf(opening.languages),
        level: this.levels.numberOf({ iscedLevel, recognitionRequired }),
        licence: this.licences.numberOf({ regulated, occupation, country }),
        range: this.ranges.numberOf(levelRange(opening)),
      }),
      occupation: this.occupations.numberOf(occupation),
      terms: this.terms.numberOf({
        conditions: this.conditions.numberOf({ contract, hoursPerWeek, remote }),
        place: this.places.numberOf({ remote, place }),
      }),
      start: this.starts.numberOf({ startsOn }),
      expires: expiresOn ? dayNumber(expiresOn) : NEVER,
      skills: opening.skills.map(({ skill, points }) => [this.skills.numberOf(skill), points] as const),
    };
  }
}

const DAY = 86_400_000;
export const NEVER = 0xff_ff;
/** The day that stands for a vacancy which is no longer there: before every other. */
export const GONE = 0;

/** Days since 1970-01-01, from 1 to 65 534 (2149-06-05); days beyond are taken for the nearest. @param day yyyy-mm-dd */
export function dayNumber(day: string): number {
  return Math.min(NEVER - 1, Math.max(GONE + 1, Date.parse(day) / DAY));
}

/** Start and last day of a slot in one number. */
export function daysOf(start: number, expires: number): number {
  return ((expires << EXPIRES_SHIFT) | start) >>> 0;
}

export function expiryOf(days: number): number {
  return days >>> EXPIRES_SHIFT;
}
