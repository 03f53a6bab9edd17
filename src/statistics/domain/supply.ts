import { ISCO_GROUPS, type IscoCode, type OccupationUri, type RegionCode, type SkillUri } from '../../standards/index.js';

/** Occupations that people seek, that they have practised, or that are recognised of them; skills that they name or that their papers show. */
export const SUPPLY_OF = ['sought', 'practised', 'recognised', 'skill'] as const;
export type SupplyOf = (typeof SUPPLY_OF)[number];

/** Everybody, whatever the occupation or the skill. */
export const ALL = '';
/** The whole country. */
export const WHOLE = '';
/** Who names no region takes work in any. */
export const ANYWHERE = 'anywhere';

/** A group of ISCO-08, and the occupation of ESCO in it where one is named. */
export interface Practised {
  readonly isco: IscoCode;
  readonly uri?: OccupationUri;
}

/** Occupations of ESCO by their unit group. */
export type EscoByGroup = ReadonlyMap<string, readonly OccupationUri[]>;

/** What is counted of one person who looks for work, and nothing else. */
export interface OfOnePerson {
  readonly sought: readonly IscoCode[];
  readonly practised: readonly Practised[];
  readonly recognised: readonly Practised[];
  readonly skill: readonly SkillUri[];
  /** Empty: anywhere. */
  readonly regions: readonly RegionCode[];
}

/** Each person once in every cell that they belong to, also when they belong to several. */
export class SupplyTally {
  private readonly counts = new Map<SupplyOf, Map<string, Map<string, number>>>(SUPPLY_OF.map((of) => [of, new Map()]));

  add(person: OfOnePerson): void {
    const regions = [WHOLE, ...(person.regions.length ? new Set(person.regions) : [ANYWHERE])];
    for (const of of SUPPLY_OF) for (const code of codesOf(person, of)) this.countIn(of, code, regions);
  }

  codes(of: SupplyOf): readonly string[] {
    return [...(this.counts.get(of)?.keys() ?? [])];
  }

  people(of: SupplyOf, code: string, region: string): number {
    return this.counts.get(of)?.get(code)?.get(region) ?? 0;
  }

  private countIn(of: SupplyOf, code: string, regions: readonly string[]): void {
    const byCode = this.counts.get(of) as Map<string, Map<string, number>>;
    const byRegion = byCode.get(code) ?? new Map<string, number>();
    for (const region of regions) byRegion.set(region, (byRegion.get(region) ?? 0) + 1);
    byCode.set(code, byRegion);
  }
}

function codesOf({ sought, practised, recognised, skill }: OfOnePerson, of: SupplyOf): ReadonlySet<string> {
  const own = {
    sought: sought.flatMap(groupsAround),
    practised: practised.flatMap(withOccupation),
    recognised: recognised.flatMap(withOccupation),
    skill,
  }[of];
  return new Set(own.length ? [ALL, ...own] : []);
}

function groupsAround(code: IscoCode): readonly string[] {
  return Array.from(code, (_, at) => code.slice(0, at + 1));
}

function withOccupation({ isco, uri }: Practised): readonly string[] {
  return isco.length === UNIT_GROUP ? [...groupsAround(isco), uri ?? unnamedIn(isco)] : groupsAround(isco);
}

const UNIT_GROUP = 4;
const UNNAMED = '-unnamed';

/** Whoever of a unit group names no occupation of ESCO. */
export function unnamedIn(group: string): string {
  return `${group}${UNNAMED}`;
}

/** The group of which a code says that no occupation is named. */
export function groupOfUnnamed(code: string): string | undefined {
  return code.endsWith(UNNAMED) ? code.slice(0, -UNNAMED.length) : undefined;
}

const BELOW = new Map<string, string[]>();
for (const { code } of ISCO_GROUPS) BELOW.set(code.slice(0, -1), [...(BELOW.get(code.slice(0, -1)) ?? []), code]);

/**
 * The groups of ISCO-08 right below one; the ten major groups below all; below a unit group its occupations of ESCO, and who names none. People seek groups only.
 * Skills lie below nothing.
 */
export function groupsBelow(of: SupplyOf, code: string, esco: EscoByGroup): readonly string[] {
  if (of === 'skill') return [];
  const isUnitGroup = code.length === UNIT_GROUP && of !== 'sought';
  return isUnitGroup ? [...(esco.get(code) ?? []), unnamedIn(code)] : (BELOW.get(code) ?? []);
}
