import type { IsoDate } from '../../../standards/index.js';
import type { Candidate, CandidateWishes } from '../candidate.js';
import { distanceVerdict } from '../distance-gate.js';
import { worstOf } from '../gate-finding.js';
import type { OccupationNearness } from '../nearness.js';
import { languageGates, levelGate, licenceGates } from '../requirement-gates.js';
import { levelPoints, practicePercent } from '../score.js';
import { startGate, termGates } from '../term-gates.js';
import { WEIGHTS } from '../weights.js';
import { type Arena, HEAP } from './arena.js';
import { VERDICT_SHIFT } from './layout.js';
import { NearestOccupations, type NearOccupations } from './near-occupations.js';
import { Rows } from './rows.js';
import { bitsOf } from './verdict-bits.js';
import { dayNumber, type Vocabulary } from './vocabulary.js';

/** A candidate as the vacancies of one country meet them; each row by numbers of the vocabulary. */
export interface CandidateNumbers {
  /** See `dayNumber`. */
  readonly today: number;
  /** In turn the number of a skill that some vacancy asks for, and the 64ths that the candidate's evidence is worth. */
  readonly skills: readonly number[];
  readonly occupations: readonly KnownInNumbers[];
  /** For each kind of vacancy verdict and points, see VERDICT_SHIFT. */
  readonly kinds: Uint16Array;
  /** Verdict bits by terms and by start; undefined: every one satisfies. */
  readonly terms?: Uint8Array;
  readonly starts?: Uint8Array;
}

export interface KnownInNumbers {
  readonly near: NearOccupations;
  /** Percent of the occupation's points that the way of knowing it bears. */
  readonly practice: number;
}

const MEGABYTE = 1 << 20;
const NO_LICENCE = 'none';

/** Turns candidates into numbers. Verdicts are shared by all who have the same languages, level, licences, wishes. */
export class CandidateReader {
  private readonly nearest: NearestOccupations;
  private readonly kinds: Rows<Uint16Array>;
  private readonly terms: Rows<Uint8Array>;
  private readonly starts: Rows<Uint8Array>;
  private readonly conditions = new Rows(HEAP, HEAP.u8, MEGABYTE);
  private readonly places = new Rows(HEAP, HEAP.u8, 8 * MEGABYTE);
  private readonly languages = new Rows(HEAP, HEAP.u8, 8 * MEGABYTE);
  private readonly levels = new Rows(HEAP, HEAP.u8, MEGABYTE);
  private readonly licences = new Rows(HEAP, HEAP.u8, 8 * MEGABYTE);
  private readonly levelPoints = new Rows(HEAP, HEAP.u16, MEGABYTE);

  constructor(
    private readonly vocabulary: Vocabulary,
    nearness: OccupationNearness,
    arena: Arena,
  ) {
    const u8 = (length: number) => arena.u8(length);
    this.nearest = new NearestOccupations(vocabulary, nearness, arena);
    this.kinds = new Rows(arena, (length) => arena.u16(length), 32 * MEGABYTE);
    this.terms = new Rows(arena, u8, 8 * MEGABYTE);
    this.starts = new Rows(arena, u8, 8 * MEGABYTE);
  }

  /** What was read before stays valid until this is called: between two pieces of work. */
  forgetWhenFull(): void {
    for (const rows of this.all) rows.forgetWhenFull();
  }

  read(candidate: Candidate, asOf: IsoDate): CandidateNumbers {
    return {
      today: dayNumber(asOf),
      skills: this.skillsOf(candidate),
      occupations: candidate.occupations.map((known) => ({ near: this.nearest.to(known.occupation), practice: practicePercent(known) })),
      kinds: this.kindsFor(candidate, asOf),
      terms: this.termsFor(candidate),
      starts: this.startsFor(candidate, asOf),
    };
  }

  private skillsOf({ skills }: Candidate): readonly number[] {
    const numbers: number[] = [];
    for (const [skill, evidence] of skills) {
      const number = this.vocabulary.skills.find(skill);
      if (number !== undefined) numbers.push(number, WEIGHTS.evidence[evidence]);
    }
    return numbers;
  }

  private kindsFor(candidate: Candidate, asOf: IsoDate): Uint16Array {
    const { values } = this.vocabulary.kinds;
    const held = namesOf(candidate, asOf);
    return this.kinds.of(`${held.languages}|${held.level}|${held.licences}`, values.length, (row, from, to) => {
      const [languages, levels] = [this.languagesFor(candidate, held.languages), this.levelsFor(candidate, held.level)];
      const [licences, points] = [this.licencesFor(candidate, held.licences, asOf), this.pointsFor(candidate, held.level)];
      for (let at = from; at < to; at++) {
        const kind = values[at]!;
        const bits = languages[kind.languages]! | levels[kind.level]! | licences[kind.licence]!;
        row[at] = (bits << VERDICT_SHIFT) | points[kind.range]!;
      }
    });
  }

  private languagesFor(candidate: Candidate, name: string): Uint8Array {
    const { values } = this.vocabulary.languages;
    return this.languages.of(name, values.length, (row, from, to) => {
      for (let at = from; at < to; at++) row[at] = bitsOf(worstOf(languageGates(candidate, { languages: values[at]! })));
    });
  }

  private levelsFor(candidate: Candidate, name: string): Uint8Array {
    const { values } = this.vocabulary.levels;
    return this.levels.of(name, values.length, (row, from, to) => {
      for (let at = from; at < to; at++) row[at] = bitsOf(levelGate(candidate, values[at]!).verdict);
    });
  }

  private licencesFor(candidate: Candidate, name: string, asOf: IsoDate): Uint8Array {
    const { values } = this.vocabulary.licences;
    return this.licences.of(name, values.length, (row, from, to) => {
      for (let at = from; at < to; at++) row[at] = bitsOf(worstOf(licenceGates(candidate, values[at]!, asOf)));
    });
  }

  private pointsFor({ level }: Candidate, name: string): Uint16Array {
    const { values } = this.vocabulary.ranges;
    return this.levelPoints.of(name, values.length, (row, from, to) => {
      for (let at = from; at < to; at++) row[at] = levelPoints(level, values[at]!);
    });
  }

  private termsFor({ wishes }: Candidate): Uint8Array | undefined {
    const { returnKind, contracts, hoursPerWeek, commute } = wishes;
    const restricts = contracts?.length || hoursPerWeek || (returnKind && returnKind !== 'permanent');
    if (!restricts && !commute) return undefined;
    const terms = JSON.stringify([returnKind, contracts, hoursPerWeek?.min, hoursPerWeek?.max]);
    const home = commute ? `${commute.from.latitude} ${commute.from.longitude} ${commute.km}` : '';
    const { values } = this.vocabulary.terms;
    return this.terms.of(`${terms} ${home}`, values.length, (row, from, to) => {
      const [conditions, places] = [this.conditionsFor(wishes, terms), this.placesFor(wishes, home)];
      for (let at = from; at < to; at++) row[at] = conditions[values[at]!.conditions]! | places[values[at]!.place]!;
    });
  }

  private conditionsFor(wishes: CandidateWishes, name: string): Uint8Array {
    const { values } = this.vocabulary.conditions;
    return this.conditions.of(name, values.length, (row, from, to) => {
      for (let at = from; at < to; at++) row[at] = bitsOf(worstOf(termGates(wishes, values[at]!)));
    });
  }

  private placesFor(wishes: CandidateWishes, name: string): Uint8Array {
    const { values } = this.vocabulary.places;
    return this.places.of(name, values.length, (row, from, to) => {
      for (let at = from; at < to; at++) row[at] = bitsOf(distanceVerdict(wishes, values[at]!));
    });
  }

  private startsFor({ wishes }: Candidate, asOf: IsoDate): Uint8Array | undefined {
    const { availableFrom, availableTo } = wishes;
    if (!availableFrom && !availableTo) return undefined;
    const { values } = this.vocabulary.starts;
    return this.starts.of(`${asOf} ${availableFrom} ${availableTo}`, values.length, (row, from, to) => {
      for (let at = from; at < to; at++) row[at] = bitsOf(startGate(wishes, values[at]!, asOf).verdict);
    });
  }

  private get all() {
    const { nearest, kinds, terms, starts, conditions, places, languages, levels, licences, levelPoints } = this;
    return [nearest, kinds, terms, starts, conditions, places, languages, levels, licences, levelPoints];
  }
}

/** One text for all who are alike in it. Licences are looked at on a day. */
function namesOf({ languages, level, licences, licenceMissing }: Candidate, asOf: IsoDate) {
  return {
    languages: languages.map((one) => `${one.language} ${one.level}`).join(),
    level: `${level.claimed} ${level.recognised?.level}`,
    licences:
      licences.length || licenceMissing.length
        ? JSON.stringify([asOf, licences, licenceMissing.map(({ occupation }) => occupation)])
        : NO_LICENCE,
  };
}
