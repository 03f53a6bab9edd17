import type { IsoDate, RegionCode } from '../../../standards/index.js';
import type { Candidate, CandidateWishes } from '../candidate.js';
import { distanceVerdict } from '../distance-gate.js';
import { type GateFinding, worstOf } from '../gate-finding.js';
import { withRegionsAbove } from '../gates.js';
import { Numbered } from '../index/numbered.js';
import { bitsOf, FAILS } from '../index/verdict-bits.js';
import type { Opening } from '../opening.js';
import { languageGates, levelGate, licenceGates } from '../requirement-gates.js';
import { levelPoints, levelRange } from '../score.js';
import { startGate, termGates } from '../term-gates.js';
import { Judged } from './judged.js';
import { withRoomAt } from './with-room-at.js';

type Terms = Pick<CandidateWishes, 'returnKind' | 'hoursPerWeek' | 'contracts'>;
type Availability = Pick<CandidateWishes, 'availableFrom' | 'availableTo'>;
type Licences = Pick<Candidate, 'licences' | 'licenceMissing'>;

/** Languages, level, licences, terms, availability, regions, commute. */
const PARTS = 7;
const LEVEL = 1;

/**
 * People whom every gate treats alike are one class. Each part of what gates look at is numbered and judged apart, so that there are few
 * distinct values of each and few distinct questions; a class is the numbers of its parts.
 */
export class GateClasses {
  private readonly languages = new Judged<Candidate['languages']>((spoken) =>
    JSON.stringify(spoken.map((one) => [one.language, one.level])),
  );
  private readonly levels = new Judged<Candidate['level']>(({ claimed, recognised }) => `${claimed} ${recognised?.level}`);
  private readonly licences = new Judged<Licences>(licencesName);
  private readonly terms = new Judged<Terms>(termsName);
  private readonly availabilities = new Judged<Availability>(({ availableFrom, availableTo }) => `${availableFrom} ${availableTo}`);
  private readonly regions = new Judged<readonly RegionCode[]>((regions) => [...regions].sort().join());
  private readonly commutes = new Judged<CandidateWishes['commute']>((commute) => JSON.stringify(commute ?? null));
  private readonly classes = new Numbered<readonly number[]>((parts) => parts.join());
  private parts = new Uint32Array(16 * PARTS);

  /** @param regions those that are still to be looked at; empty: any */
  numberOf({ languages, level, licences, licenceMissing, wishes }: Candidate, regions: readonly RegionCode[]): number {
    const { returnKind, hoursPerWeek, contracts, availableFrom, availableTo, commute } = wishes;
    const parts = [
      this.languages.numberOf(languages),
      this.levels.numberOf(level),
      this.licences.numberOf({ licences, licenceMissing }),
      this.terms.numberOf({ returnKind, hoursPerWeek, contracts }),
      this.availabilities.numberOf({ availableFrom, availableTo }),
      this.regions.numberOf(regions),
      this.commutes.numberOf(commute),
    ];
    const number = this.classes.numberOf(parts);
    this.parts = withRoomAt(this.parts, (number + 1) * PARTS);
    this.parts.set(parts, number * PARTS);
    return number;
  }

  look(opening: Opening, asOf: IsoDate): ClassesLens {
    const range = levelRange(opening);
    const levels = this.levels.answersTo(`points ${range.from}-${range.to}`, (all) => all.map((one) => levelPoints(one, range)));
    return new ClassesLens(this.parts, levels, [
      this.languagesFor(opening),
      this.levelsFor(opening),
      this.licencesFor(opening, asOf),
      this.termsFor(opening),
      this.availabilitiesFor(opening, asOf),
      this.regionsFor(opening),
      this.commutesFor(opening),
    ]);
  }

  private languagesFor({ languages }: Opening): Uint16Array {
    const answers = languages.map((asked) =>
      this.languages.answersTo(`${asked.language} ${asked.level}`, (all) =>
        all.map((spoken) => bits(languageGates({ languages: spoken }, { languages: [asked] }))),
      ),
    );
    return joined([this.languages.answersTo('', (all) => all.map(() => 0)), ...answers]);
  }

  private levelsFor(opening: Opening): Uint16Array {
    return this.levels.answersTo(`${opening.iscedLevel} ${opening.recognitionRequired}`, (all) =>
      all.map((level) => bits([levelGate({ level }, opening)])),
    );
  }

  private licencesFor(opening: Opening, asOf: IsoDate): Uint16Array {
    const question = opening.regulated ? `${opening.occupation.isco} ${opening.country} ${asOf}` : '';
    return this.licences.answersTo(question, (all) => all.map((held) => bits(licenceGates(held, opening, asOf))));
  }

  private termsFor(opening: Opening): Uint16Array {
    const { contract, hoursPerWeek, remote } = opening;
    return this.terms.answersTo(`${contract} ${hoursPerWeek} ${remote}`, (all) =>
      all.map((terms) => bits(termGates({ regions: [], ...terms }, opening))),
    );
  }

  private availabilitiesFor(opening: Opening, asOf: IsoDate): Uint16Array {
    return this.availabilities.answersTo(`${opening.startsOn} ${asOf}`, (all) =>
      all.map((available) => bits([startGate({ regions: [], ...available }, opening, asOf)])),
    );
  }

  private regionsFor({ remote, region }: Opening): Uint16Array {
    const above = withRegionsAbove(region);
    return this.regions.answersTo(remote ? '' : region, (all) =>
      all.map((accepted) => (remote || !accepted.length || accepted.some((one) => above.includes(one)) ? 0 : FAILS)),
    );
  }

  private commutesFor(opening: Opening): Uint16Array {
    const { remote, place } = opening;
    const question = remote ? 'remote' : `${place?.latitude} ${place?.longitude}`;
    return this.commutes.answersTo(question, (all) => all.map((commute) => bitsOf(distanceVerdict({ commute }, opening))));
  }
}

/** The classes as one vacancy meets them. */
export class ClassesLens {
  constructor(
    private readonly parts: Uint32Array,
    private readonly levelPoints: Uint16Array,
    private readonly answers: readonly [Uint16Array, Uint16Array, Uint16Array, Uint16Array, Uint16Array, Uint16Array, Uint16Array],
  ) {}

  /** The verdict of all gates, as in `verdict-bits`. */
  bitsOf(gates: number): number {
    const { parts } = this;
    const [languages, levels, licences, terms, availabilities, regions, commutes] = this.answers;
    const at = gates * PARTS;
    return (
      languages[parts[at]!]! |
      levels[parts[at + LEVEL]!]! |
      licences[parts[at + 2]!]! |
      terms[parts[at + 3]!]! |
      availabilities[parts[at + 4]!]! |
      regions[parts[at + 5]!]! |
      commutes[parts[at + 6]!]!
    );
  }

  levelPointsOf(gates: number): number {
    return this.levelPoints[this.parts[gates * PARTS + LEVEL]!]!;
  }
}

function bits(findings: readonly GateFinding[]): number {
  return bitsOf(worstOf(findings));
}

function joined(answers: readonly Uint16Array[]): Uint16Array {
  return answers.reduce((one, other) => one.map((bits, at) => bits | other[at]!));
}

/** Which assessment a finding rests on does not move a verdict. */
function licencesName({ licences, licenceMissing }: Licences): string {
  const held = licences.map(({ occupation, country, state, validUntil }) => [occupation, country, state, validUntil]);
  return JSON.stringify([held, licenceMissing.map(({ occupation }) => occupation)]);
}

function termsName({ returnKind, hoursPerWeek, contracts }: Terms): string {
  return JSON.stringify([returnKind, hoursPerWeek?.min, hoursPerWeek?.max, contracts]);
}
