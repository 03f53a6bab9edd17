import { type CountryCode, regionsOf } from '../../standards/index.js';
import { NOT_TOLD, publishedCount } from './published-count.js';
import { ANYWHERE, type EscoByGroup, groupsBelow, SUPPLY_OF, type SupplyOf, type SupplyTally, WHOLE } from './supply.js';

/** Of one group of occupations, one occupation of ESCO, or one skill, in one region. */
export interface SupplyCell {
  readonly of: SupplyOf;
  readonly code: string;
  readonly region: string;
  /** At least so many, in tens. */
  readonly people: number;
}

/**
 * The only cells that are ever told, from which every answer takes its rows: no question is counted anew. A cell lies over the groups right below its own and, for
 * a whole country, over its regions; all that the standards name are held against it, whether somebody is there or not.
 */
export function publishedSupply(tally: SupplyTally, country: CountryCode, esco: EscoByGroup): readonly SupplyCell[] {
  const regions = [...regionsOf(country).map(({ code }) => code as string), ANYWHERE];
  return SUPPLY_OF.flatMap((of) => {
    const people = numbersOf(tally, of, regions, esco);
    return tally.codes(of).flatMap((code) => [WHOLE, ...regions].map((region) => ({ of, code, region, people: people(code, region) })));
  }).filter(({ people }) => people !== NOT_TOLD);
}

function numbersOf(tally: SupplyTally, of: SupplyOf, regions: readonly string[], esco: EscoByGroup) {
  const known = new Map<string, number>();
  const told = (code: string, region: string): number => {
    const key = `${code} ${region}`;
    const number = known.get(key) ?? (tally.people(of, code, region) ? count(code, region) : NOT_TOLD);
    known.set(key, number);
    return number;
  };
  const count = (code: string, region: string) => {
    const below = groupsBelow(of, code, esco).map((group) => told(group, region));
    const within = region === WHOLE ? regions.map((one) => told(code, one)) : [];
    const families = [below, within].filter(({ length }) => length > 0);
    return publishedCount(tally.people(of, code, region), families);
  };
  return told;
}
