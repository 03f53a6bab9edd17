import type { IsoDate, SkillUri } from '../../../standards/index.js';
import type { OccupationKey } from '../candidate.js';
import { nameOf, type OccupationNearness } from '../nearness.js';
import type { Opening } from '../opening.js';
import type { Requirements } from '../requirement-gates.js';
import { type LevelRange, levelRange } from '../score.js';
import type { Terms } from '../term-gates.js';
import { Numbered } from './numbered.js';
import { grown } from './postings.js';
import type { SlotNumbers } from './slot-numbers.js';

/** Everything that a vacancy's gates depend on, region and days apart; as numbers of its three parts. */
export interface Demand {
  readonly requirements: number;
  readonly terms: number;
  readonly start: number;
}

/** What the vacancies of a country have in common: each distinct demand is numbered once, so that a candidate's gates are judged once for it. */
export class Vocabulary {
  readonly skills = new Numbered<SkillUri>((skill) => skill);
  readonly requirements = new Numbered<Requirements>(requirementsName);
  readonly terms = new Numbered<Terms>(({ contract, hoursPerWeek, remote }) => JSON.stringify([contract, hoursPerWeek, remote]));
  readonly starts = new Numbered<IsoDate | undefined>((day) => day ?? '');
  readonly demands = new Numbered<Demand>(({ requirements, terms, start }) => `${requirements} ${terms} ${start}`);
  readonly occupations = new Numbered<OccupationKey>(nameOf);
  readonly levelRanges = new Numbered<LevelRange>(({ from, to }) => `${from}-${to}`);
  private readonly nearnessRows = new Map<string, Uint8Array>();

  constructor(private readonly nearness: OccupationNearness) {}

  numbersOf(opening: Opening): SlotNumbers {
    const { occupation, expiresOn } = opening;
    return {
      demand: this.demands.numberOf(this.demandOf(opening)),
      occupation: this.occupations.numberOf(occupation),
      levelRange: this.levelRanges.numberOf(levelRange(opening)),
      expires: expiresOn ? dayNumber(expiresOn) : 99_991_231,
    };
  }

  private demandOf(opening: Opening): Demand {
    const { languages, iscedLevel, recognitionRequired, regulated, occupation, country } = opening;
    const { contract, hoursPerWeek, remote, startsOn } = opening;
    return {
      requirements: this.requirements.numberOf({ languages, iscedLevel, recognitionRequired, regulated, occupation, country }),
      terms: this.terms.numberOf({ contract, hoursPerWeek, remote }),
      start: this.starts.numberOf(startsOn),
    };
  }

  /** Percent of nearness to each occupation of the vacancies, by its number. */
  nearnessOf(from: OccupationKey): Uint8Array {
    const known = this.nearnessRows.get(nameOf(from)) ?? new Uint8Array(0);
    const { values } = this.occupations;
    if (known.length === values.length) return known;
    const row = grown(known, values.length);
    row.set(this.nearness.percents(from, values.slice(known.length)), known.length);
    this.nearnessRows.set(nameOf(from), row);
    return row;
  }
}

/** yyyymmdd */
export function dayNumber(day: IsoDate): number {
  return Number(day.replaceAll('-', ''));
}

/** The occupation matters to these gates only where it is regulated. */
function requirementsName({ languages, iscedLevel, recognitionRequired, regulated, occupation, country }: Requirements): string {
  const asked = languages.map(({ language, level }) => `${language} ${level}`).sort();
  return JSON.stringify([asked, iscedLevel, recognitionRequired, regulated ? occupation.isco : null, country]);
}
