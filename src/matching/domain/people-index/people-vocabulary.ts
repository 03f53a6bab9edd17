import type { IsoDate, RegionCode, SkillUri } from '../../../standards/index.js';
import type { Candidate } from '../candidate.js';
import { Numbered } from '../index/numbered.js';
import type { OccupationNearness } from '../nearness.js';
import type { Opening } from '../opening.js';
import { SKILL_EVIDENCE, type SkillEvidence } from '../weights.js';
import { type ClassesLens, GateClasses } from './gate-classes.js';
import { pointsByGrade } from './posting.js';
import { StandingNumbers } from './standing-numbers.js';

/** The numbers by which a person's gates and points are looked up. */
export interface PersonNumbers {
  readonly gates: number;
  readonly standings: readonly number[];
  readonly skills: readonly (readonly [skill: number, grade: number])[];
}

/** One vacancy as all people of the country meet it. */
export interface OpeningLens {
  readonly classes: ClassesLens;
  readonly skills: readonly (readonly [skill: number, byGrade: Uint16Array])[];
  /** What each standing gives, by its number. */
  readonly standings: Uint16Array;
}

const GRADE = Object.fromEntries(SKILL_EVIDENCE.map((evidence, grade) => [evidence, grade])) as Record<SkillEvidence, number>;

/** What the people of a country have in common, numbered. */
export class PeopleVocabulary {
  private readonly skills = new Numbered<SkillUri>((skill) => skill);
  private readonly standings: StandingNumbers;
  private readonly gates = new GateClasses();

  constructor(nearness: OccupationNearness) {
    this.standings = new StandingNumbers(nearness);
  }

  /** @param regions those that are still to be looked at; empty: any */
  numbersOf(candidate: Candidate, regions: readonly RegionCode[]): PersonNumbers {
    return {
      gates: this.gates.numberOf(candidate, regions),
      standings: candidate.occupations.map((known) => this.standings.numberOf(known)),
      skills: [...candidate.skills].map(([skill, evidence]) => [this.skills.numberOf(skill), GRADE[evidence]]),
    };
  }

  look(opening: Opening, asOf: IsoDate): OpeningLens {
    return {
      classes: this.gates.look(opening, asOf),
      skills: this.skillsOf(opening),
      standings: this.standings.pointsFor(opening.occupation),
    };
  }

  private skillsOf({ skills }: Opening): OpeningLens['skills'] {
    return skills.flatMap(({ skill, points }) => {
      const number = this.skills.find(skill);
      return number === undefined ? [] : [[number, pointsByGrade(points)] as const];
    });
  }
}
