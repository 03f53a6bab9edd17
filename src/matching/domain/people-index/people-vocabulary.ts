import type { IsoDate, SkillUri } from '../../../standards/index.js';
import type { Candidate, CandidateWishes, OccupationKey } from '../candidate.js';
import { distanceGate } from '../distance-gate.js';
import { worstOf } from '../gate-finding.js';
import { withRegionsAbove } from '../gates.js';
import { Numbered } from '../index/numbered.js';
import { bitsOf, FAILS } from '../index/verdict-bits.js';
import { nameOf, type OccupationNearness } from '../nearness.js';
import type { Opening } from '../opening.js';
import { requirementGates } from '../requirement-gates.js';
import { levelPoints, levelRange, practicePercent } from '../score.js';
import { startGate, termGates } from '../term-gates.js';
import { WEIGHTS } from '../weights.js';
import { Judged } from './judged.js';

/** An occupation and how much of its points the way of knowing it bears, in percent. */
interface Standing {
  readonly occupation: OccupationKey;
  readonly percent: number;
}

/** The numbers by which a person's gates and points are looked up. */
export interface PersonNumbers {
  readonly holding: number;
  readonly wishes: number;
  readonly regions: number;
  readonly standings: readonly number[];
  readonly skills: readonly (readonly [skill: number, evidence: number])[];
}

/** One vacancy as all people of the country meet it, each array by a number of PersonNumbers. */
export interface OpeningLens {
  readonly skills: readonly (readonly [skill: number, points: number])[];
  readonly holdingBits: Uint16Array;
  readonly wishBits: Uint16Array;
  readonly regionBits: Uint16Array;
  readonly levelPoints: Uint16Array;
  readonly standingPoints: Uint16Array;
}

/** What the people of a country have in common: each distinct combination of what gates look at is numbered and judged once. */
export class PeopleVocabulary {
  private readonly skills = new Numbered<SkillUri>((skill) => skill);
  private readonly holdings = new Judged<Candidate>(holdingName);
  private readonly wishes = new Judged<CandidateWishes>(wishesName);
  private readonly regions = new Judged<CandidateWishes['regions']>((regions) => [...regions].sort().join());
  private readonly standings = new Judged<Standing>(({ occupation, percent }) => `${nameOf(occupation)} ${percent}`);

  constructor(private readonly nearness: OccupationNearness) {}

  numbersOf(candidate: Candidate): PersonNumbers {
    const standings = candidate.occupations.map((known) =>
      this.standings.numberOf({ occupation: known.occupation, percent: practicePercent(known) }),
    );
    return {
      holding: this.holdings.numberOf(holdingOf(candidate)),
      wishes: this.wishes.numberOf(candidate.wishes),
      regions: this.regions.numberOf(candidate.wishes.regions),
      standings: [...new Set(standings)],
      skills: [...candidate.skills].map(([skill, evidence]) => [this.skills.numberOf(skill), WEIGHTS.evidence[evidence]]),
    };
  }

  look(opening: Opening, asOf: IsoDate): OpeningLens {
    const { languages, iscedLevel, recognitionRequired, regulated, occupation, country } = opening;
    const { contract, hoursPerWeek, remote, startsOn, region, place } = opening;
    const asked = JSON.stringify([asOf, languages, iscedLevel, recognitionRequired, regulated ? occupation.isco : null, country]);
    const range = levelRange(opening);
    return {
      skills: this.skillsOf(opening),
      holdingBits: this.holdings.answersTo(asked, (all) => all.map((one) => bitsOf(worstOf(requirementGates(one, opening, asOf)))), FAILS),
      wishBits: this.wishes.answersTo(
        JSON.stringify([asOf, contract, hoursPerWeek, remote, startsOn, place?.latitude, place?.longitude]),
        (all) => all.map((one) => bitsOf(worstOf([...termGates(one, opening), distanceGate(one, opening), startGate(one, opening, asOf)]))),
        FAILS,
      ),
      regionBits: this.regions.answersTo(remote ? 'remote' : region, (all) => all.map((one) => regionBits(one, opening)), FAILS),
      levelPoints: this.holdings.answersTo(`${range.from}-${range.to}`, (all) => all.map(({ level }) => levelPoints(level, range)), 0),
      standingPoints: this.standings.answersTo(nameOf(occupation), (all) => this.pointsFor(occupation, all), 0),
    };
  }

  private skillsOf({ skills }: Opening): OpeningLens['skills'] {
    return skills.flatMap(({ skill, points }) => {
      const number = this.skills.find(skill);
      return number === undefined ? [] : [[number, points] as const];
    });
  }

  /** The same floor as `occupationPoints`. */
  private pointsFor(occupation: OccupationKey, standings: readonly Standing[]): readonly number[] {
    const keys = [...new Map(standings.map((one) => [nameOf(one.occupation), one.occupation])).values()];
    const percents = this.nearness.percents(occupation, keys);
    const nearness = new Map(keys.map((key, at) => [nameOf(key), percents[at] as number]));
    return standings.map(({ occupation: known, percent }) =>
      Math.floor((WEIGHTS.occupation * (nearness.get(nameOf(known)) as number) * percent) / 10_000),
    );
  }
}

function regionBits(wished: CandidateWishes['regions'], { remote, region }: Opening): number {
  return remote || !wished.length || withRegionsAbove(region).some((one) => wished.includes(one)) ? 0 : FAILS;
}

/** What `requirementGates` and `levelPoints` look at, and nothing more is kept. */
function holdingOf({ destination, level, languages, licences, licenceMissing }: Candidate): Candidate {
  return {
    ...{ profileId: '', destination, level, languages, licences, licenceMissing },
    ...{ skills: new Map(), occupations: [], wishes: { regions: [] } },
  };
}

/** Which assessment a finding rests on does not move a verdict. */
function holdingName({ level, languages, licences, licenceMissing }: Candidate): string {
  const held = licences.map(({ occupation, country, state, validUntil }) => [occupation, country, state, validUntil]);
  const spoken = languages.map((one) => [one.language, one.level]);
  return JSON.stringify([level.claimed, level.recognised?.level, spoken, held, licenceMissing.map(({ occupation }) => occupation)]);
}

function wishesName({ returnKind, availableFrom, availableTo, hoursPerWeek, contracts, commute }: CandidateWishes): string {
  return JSON.stringify([returnKind, availableFrom, availableTo, hoursPerWeek?.min, hoursPerWeek?.max, contracts, commute]);
}
