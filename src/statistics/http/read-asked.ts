import { InvalidParameter } from '../../platform/problem-details/errors.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import { countryOf, parseCountry, parseIscoGroup, parseOccupationUri, parseRegion, parseSkillUri } from '../../standards/index.js';
import { type Cell, type CellFilter, LEVELS, type Level, levelOf } from '../domain/cell.js';
import { ANYWHERE, SUPPLY_OF, type SupplyOf } from '../domain/supply.js';
import type { Population } from '../storage/snapshots.repository.js';

export type Query_ = Readonly<Record<string, string | undefined>>;
/** Every region for itself. */
export const EACH = 'each';

/** @throws InvalidParameter */
export function readPopulation(query: Query_): Population {
  const country = readParameter(query, 'country', parseCountry);
  if (!country) throw new InvalidParameter('country', 'Name the country whose work and people are counted, as ?country=MD.');
  return { country, demonstration: readParameter(query, 'demonstration', parseYes) ?? false };
}

/** @throws InvalidParameter */
export function readDemandFilter(query: Query_, { country }: Population): CellFilter {
  return { about: 'demand', ...readOccupation(query), ...readRegion(query, country) };
}

/** @throws InvalidParameter */
export function readSupplyFilter(query: Query_, { country }: Population): CellFilter {
  const of = readParameter(query, 'of', parseSupplyOf) ?? 'sought';
  const codes = of === 'skill' ? readSkill(query) : readOccupation(query);
  if (of === 'sought' && codes.level === 'esco')
    throw new InvalidParameter('level', 'People seek groups of ISCO-08: take a level from 1 to 4, or ask of=practised.');
  return { about: of, ...codes, ...readRegion(query, country) };
}

/** The cell after which a page begins, by the key of its cursor. */
export function afterOf(key: string | undefined): Pick<Cell, 'code' | 'region'> | undefined {
  const [code = '', region = ''] = key?.split(' ') ?? [];
  return key === undefined ? undefined : { code, region };
}

/** Of a group its own row, unless another level is asked for; of nothing the ten major groups. */
function readOccupation(query: Query_): Pick<CellFilter, 'level' | 'group' | 'uri'> {
  const level = readParameter(query, 'level', parseLevel);
  const uri = query.occupation?.startsWith('http') ? readParameter(query, 'occupation', parseOccupationUri) : undefined;
  if (uri) return { level: 'esco', uri };
  const group = readParameter(query, 'occupation', parseIscoGroup);
  if (!group) return { level: level ?? '1' };
  return { level: level ?? levelOf(group), group };
}

function readSkill(query: Query_): Pick<CellFilter, 'level' | 'uri'> {
  const uri = readParameter(query, 'skill', parseSkillUri);
  if (uri) return { level: 'esco', uri };
  const level = readParameter(query, 'level', parseLevel) ?? 'esco';
  if (level !== 'esco' && level !== 'all') throw new InvalidParameter('level', 'Skills have no groups here: take level=esco or level=all.');
  return { level };
}

function readRegion(query: Query_, country: string): Pick<CellFilter, 'region'> {
  const region = readParameter(query, 'region', (given) => (given === EACH || given === ANYWHERE ? given : parseRegion(given)));
  if (region === undefined) return {};
  if (region !== EACH && region !== ANYWHERE && countryOf(region) !== country)
    throw new InvalidParameter(
      'region',
      `${region} does not lie in ${country}: take a region of the country, or "${EACH}" for all of them.`,
    );
  return { region };
}

function parseLevel(given: unknown): Level {
  const found = LEVELS.find((one) => one === given);
  if (found) return found;
  throw new Error(`Take one of ${LEVELS.join(', ')}.`);
}

function parseSupplyOf(given: unknown): SupplyOf {
  const found = SUPPLY_OF.find((one) => one === given);
  if (found) return found;
  throw new Error(`Take one of ${SUPPLY_OF.join(', ')}.`);
}

function parseYes(given: unknown): boolean {
  if (given === 'true' || given === 'false') return given === 'true';
  throw new Error('Take true for the invented people and vacancies, false for the others.');
}
