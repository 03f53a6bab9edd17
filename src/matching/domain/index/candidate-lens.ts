import type { IsoDate } from '../../../standards/index.js';
import type { Candidate } from '../candidate.js';
import { worstOf } from '../gate-finding.js';
import { requirementGates } from '../requirement-gates.js';
import { levelPoints, practicePercent } from '../score.js';
import { startGate, termGates } from '../term-gates.js';
import { WEIGHTS } from '../weights.js';
import { bitsOf, UNSEEN } from './verdict-bits.js';
import { dayNumber, type Vocabulary } from './vocabulary.js';

/** Stands for the level range of a vacancy that is no longer there: it takes away more points than there are. */
export const GONE = 255;
const MORE_THAN_ALL = 1 << 20;
/** Percent of nearness. */
const PERCENTS = 101;

/** The vacancies' distinct demands as one candidate meets them; each is judged when it is first met. */
export class CandidateLens {
  readonly today: number;
  /** Numbers of the skills that some vacancy asks for, with the 64ths that their evidence is worth. */
  readonly skills: readonly (readonly [skill: number, evidence: number])[];
  /** For each demand its verdict; UNSEEN: not judged yet. */
  readonly demandBits: Uint8Array;
  readonly occupationPoints: Uint16Array;
  readonly levelPoints = new Int32Array(GONE + 1);
  private readonly requirementBits: Uint8Array;
  private readonly termBits: Uint8Array;
  private readonly startBits: Uint8Array;

  constructor(
    private readonly candidate: Candidate,
    private readonly vocabulary: Vocabulary,
    private readonly asOf: IsoDate,
  ) {
    const { demands, requirements, terms, starts, levelRanges } = vocabulary;
    this.today = dayNumber(asOf);
    this.skills = skillsIn(vocabulary, candidate);
    this.demandBits = new Uint8Array(demands.values.length).fill(UNSEEN);
    this.requirementBits = new Uint8Array(requirements.values.length).fill(UNSEEN);
    this.termBits = new Uint8Array(terms.values.length).fill(UNSEEN);
    this.startBits = new Uint8Array(starts.values.length).fill(UNSEEN);
    this.occupationPoints = occupationPointsIn(vocabulary, candidate);
    for (const [number, range] of levelRanges.values.entries()) this.levelPoints[number] = levelPoints(candidate.level, range);
    this.levelPoints[GONE] = -MORE_THAN_ALL;
  }

  /** The verdict on a demand, judged when it is first met. */
  bitsOf(demand: number): number {
    return this.demandBits[demand] === UNSEEN ? this.look(demand) : this.demandBits[demand]!;
  }

  private look(demand: number): number {
    const { requirements, terms, start } = this.vocabulary.demands.values[demand]!;
    const bits = this.lookAtRequirements(requirements) | this.lookAtTerms(terms) | this.lookAtStart(start);
    this.demandBits[demand] = bits;
    return bits;
  }

  private lookAtRequirements(number: number): number {
    const { candidate, vocabulary, asOf, requirementBits } = this;
    if (requirementBits[number] === UNSEEN) {
      requirementBits[number] = bitsOf(worstOf(requirementGates(candidate, vocabulary.requirements.values[number]!, asOf)));
    }
    return requirementBits[number]!;
  }

  private lookAtTerms(number: number): number {
    const { candidate, vocabulary, termBits } = this;
    if (termBits[number] === UNSEEN) termBits[number] = bitsOf(worstOf(termGates(candidate.wishes, vocabulary.terms.values[number]!)));
    return termBits[number]!;
  }

  private lookAtStart(number: number): number {
    const { candidate, vocabulary, asOf, startBits } = this;
    if (startBits[number] === UNSEEN) {
      startBits[number] = bitsOf(startGate(candidate.wishes, { startsOn: vocabulary.starts.values[number] }, asOf).verdict);
    }
    return startBits[number]!;
  }
}

function occupationPointsIn(vocabulary: Vocabulary, { occupations }: Candidate): Uint16Array {
  const points = new Uint16Array(vocabulary.occupations.values.length);
  const byPercent = new Uint16Array(PERCENTS);
  for (const known of occupations) {
    const nearness = vocabulary.nearnessOf(known.occupation);
    const practice = WEIGHTS.occupation * practicePercent(known);
    for (let percent = 0; percent < PERCENTS; percent++) byPercent[percent] = Math.floor((practice * percent) / 10_000);
    for (let at = 0; at < points.length; at++) {
      points[at] = Math.max(points[at]!, byPercent[nearness[at]!]!);
    }
  }
  return points;
}

function skillsIn(vocabulary: Vocabulary, { skills }: Candidate): readonly (readonly [number, number])[] {
  const known: [number, number][] = [];
  for (const [skill, evidence] of skills) {
    const number = vocabulary.skills.find(skill);
    if (number !== undefined) known.push([number, WEIGHTS.evidence[evidence]]);
  }
  return known;
}
