import type { SkillUri } from '../../standards/index.js';
import type { OccupationKey } from './candidate.js';
import type { Occupations } from './occupations.js';
import { WEIGHTS } from './weights.js';

/** A skill's weight in an occupation, in whole numbers, and the sum of all. */
interface SkillWeights {
  readonly of: ReadonlyMap<SkillUri, number>;
  readonly sum: number;
}

const ESSENTIAL = 2;
const OPTIONAL = 1;
/** A group's weights are averages of whole numbers; the scale keeps two digits of them. */
const SCALE = 100;

/**
 * How near two occupations are, in whole percent and the same both ways: the ISCO group that they share gives a floor, the skills that they share
 * (rare ones count more) lift it within the band of WEIGHTS.nearness.
 */
export class OccupationNearness {
  private readonly weights = new Map<string, SkillWeights>();
  private readonly rows = new Map<string, Uint8Array>();
  private readonly rarity: ReadonlyMap<SkillUri, number>;
  private inverted?: Everywhere;

  constructor(private readonly occupations: Occupations) {
    this.rarity = rarityOf(occupations);
  }

  percent(one: OccupationKey, other: OccupationKey): number {
    return within(one, other, similarity(this.skillsOf(one), this.skillsOf(other)));
  }

  /** The same for many at once. */
  percents(one: OccupationKey, others: readonly OccupationKey[]): Uint8Array {
    const row = this.rowOf(one);
    return Uint8Array.from(others, (other) => {
      const place = this.placeOf(other);
      return place === undefined ? this.percent(one, other) : row[place]!;
    });
  }

  /** How many occupations the taxonomy has. */
  get places(): number {
    return this.occupations.all.length;
  }

  /** Among the occupations of the taxonomy; undefined: it is none of them. */
  placeOf({ uri }: OccupationKey): number | undefined {
    return uri && this.occupations.indexOf(uri);
  }

  /** To every occupation of the taxonomy, by its place; found once: the skills of `one` are followed to the occupations that share them. */
  rowOf(one: OccupationKey): Uint8Array {
    const name = nameOf(one);
    const known = this.rows.get(name) ?? this.findRow(one);
    this.rows.set(name, known);
    return known;
  }

  private findRow(one: OccupationKey): Uint8Array {
    const own = this.skillsOf(one);
    const shared = this.sharedWithAll(own);
    const row = new Uint8Array(shared.length);
    for (const [at, other] of this.occupations.all.entries()) {
      row[at] = within(one, other, jaccard(shared[at]!, own.sum, this.everywhere.sums[at]!));
    }
    return row;
  }

  private sharedWithAll(own: SkillWeights): Uint32Array {
    const shared = new Uint32Array(this.occupations.all.length);
    for (const [skill, weight] of own.of) {
      const { at, weights } = this.everywhere.bySkill.get(skill) ?? { at: [], weights: [] };
      for (let i = 0; i < at.length; i++) shared[at[i] as number]! += Math.min(weight, weights[i] as number);
    }
    return shared;
  }

  private get everywhere(): Everywhere {
    this.inverted ??= invert(this.occupations.all.map((occupation) => this.skillsOf(occupation)));
    return this.inverted;
  }

  private skillsOf(key: OccupationKey): SkillWeights {
    const name = nameOf(key);
    const known = this.weights.get(name) ?? this.weigh(key);
    this.weights.set(name, known);
    return known;
  }

  private weigh(key: OccupationKey): SkillWeights {
    const members = this.occupations.of(key);
    const sums = new Map<SkillUri, number>();
    const add = (skill: SkillUri, factor: number) =>
      sums.set(skill, (sums.get(skill) ?? 0) + factor * SCALE * (this.rarity.get(skill) ?? 1));
    for (const { essential, optional } of members) {
      for (const skill of essential) add(skill, ESSENTIAL);
      for (const skill of optional) add(skill, OPTIONAL);
    }
    const weights = [...sums].map(([skill, sum]) => [skill, Math.floor(sum / members.length)] as const);
    return { of: new Map(weights), sum: weights.reduce((sum, [, weight]) => sum + weight, 0) };
  }
}

/** For each skill the occupations that have it, by their place in the taxonomy. */
interface Everywhere {
  readonly bySkill: ReadonlyMap<SkillUri, { readonly at: number[]; readonly weights: number[] }>;
  readonly sums: readonly number[];
}

function invert(all: readonly SkillWeights[]): Everywhere {
  const bySkill = new Map<SkillUri, { at: number[]; weights: number[] }>();
  for (const [at, weights] of all.entries()) {
    for (const [skill, weight] of weights.of) {
      const known = bySkill.get(skill) ?? { at: [], weights: [] };
      known.at.push(at);
      known.weights.push(weight);
      bySkill.set(skill, known);
    }
  }
  return { bySkill, sums: all.map(({ sum }) => sum) };
}

/** Weighted Jaccard similarity of two sets of skills, in whole percent. */
function similarity(one: SkillWeights, other: SkillWeights): number {
  let shared = 0;
  for (const [skill, weight] of one.of) shared += Math.min(weight, other.of.get(skill) ?? 0);
  return jaccard(shared, one.sum, other.sum);
}

function jaccard(shared: number, one: number, other: number): number {
  const all = one + other - shared;
  return all ? Math.floor((100 * shared) / all) : 0;
}

function within(one: OccupationKey, other: OccupationKey, similarity: number): number {
  if (one.uri && one.uri === other.uri) return WEIGHTS.nearness.sameOccupation;
  const { from, to } = bandOf(one, other);
  return from + Math.floor(((to - from) * similarity) / 100);
}

/** One text for each occupation key. */
export function nameOf({ uri, isco }: OccupationKey): string {
  return uri ?? isco;
}

/** 1 for a skill that nearly every occupation has, one more each time half as many have it. */
function rarityOf({ all }: Occupations): ReadonlyMap<SkillUri, number> {
  const counts = new Map<SkillUri, number>();
  for (const { essential, optional } of all) {
    for (const skill of new Set([...essential, ...optional])) counts.set(skill, (counts.get(skill) ?? 0) + 1);
  }
  return new Map([...counts].map(([skill, count]) => [skill, 32 - Math.clz32(Math.floor(all.length / count))]));
}

const { sameUnitGroup, sameMinorGroup, sameSubMajorGroup, sameMajorGroup, otherGroup } = WEIGHTS.nearness;
/** By the number of digits of the ISCO code that are shared. */
const BANDS = [otherGroup, sameMajorGroup, sameSubMajorGroup, sameMinorGroup, sameUnitGroup] as const;

function bandOf({ isco: one }: OccupationKey, { isco: other }: OccupationKey): { readonly from: number; readonly to: number } {
  return BANDS[digitsShared(one, other)] ?? otherGroup;
}

function digitsShared(one: string, other: string): number {
  let digits = 0;
  while (digits < 4 && one[digits] !== undefined && one[digits] === other[digits]) digits++;
  return digits;
}
