import type { Candidate } from '../../src/matching/domain/candidate.js';
import { OccupationNearness } from '../../src/matching/domain/nearness.js';
import { type OccupationSkills, Occupations } from '../../src/matching/domain/occupations.js';
import { askedSkills, type Opening } from '../../src/matching/domain/opening.js';
import { SKILL_EVIDENCE } from '../../src/matching/domain/weights.js';
import {
  type CefrLevel,
  ISCO_GROUPS,
  type IscedLevel,
  parseCountry,
  parseIsoDate,
  parseLanguage,
  regionsOf,
  type SkillUri,
} from '../../src/standards/index.js';

export interface MatchingData {
  readonly nearness: OccupationNearness;
  readonly people: readonly Candidate[];
  readonly vacancies: readonly Opening[];
  /** One of any number of people like `people`, always the same for the same number; none is kept. */
  personAt(at: number): Candidate;
}

export const COUNTRY = parseCountry('MD');
export const TODAY = parseIsoDate('2026-11-24');
const REGIONS = regionsOf(COUNTRY)
  .map(({ code }) => code)
  .slice(0, 24);
const LANGUAGES = ['ro', 'ru', 'en'].map(parseLanguage);
const CEFR: readonly CefrLevel[] = ['A2', 'B1', 'B2', 'C1'];
const EVERY_SKILL = 14_000;
const EVERY_OCCUPATION = 3_000;

/** Shaped like ESCO: 22 essential and 20 optional skills an occupation; people with 32 skills, vacancies with 26; Zipf over occupations and regions. */
export function matchingData(people: number, vacancies: number, seed = 7): MatchingData {
  const random = mulberry32(seed);
  const zipf = zipfOf(EVERY_OCCUPATION);
  const occupations = occupationsOf(random);
  return {
    nearness: new OccupationNearness(new Occupations(occupations)),
    people: Array.from({ length: people }, (_, at) => personOf(at, occupations, zipf, random)),
    vacancies: Array.from({ length: vacancies }, (_, at) => vacancyOf(at, occupations, zipf, random)),
    personAt: (at) => personOf(at, occupations, zipf, mulberry32(seed + 1 + at)),
  };
}

type Random = () => number;
type Draw = (random: Random) => number;

function occupationsOf(random: Random): readonly OccupationSkills[] {
  const units = ISCO_GROUPS.filter(({ code }) => code.length === 4);
  const skill = () => uri<SkillUri>('skill', Math.floor(EVERY_SKILL * random() ** 2));
  return Array.from({ length: EVERY_OCCUPATION }, (_, at) => ({
    uri: uri<OccupationSkills['uri']>('occupation', at),
    isco: units[Math.floor(random() * units.length)]!.code,
    essential: sample(22, skill),
    optional: sample(20, skill),
  }));
}

function personOf(at: number, occupations: readonly OccupationSkills[], zipf: Draw, random: Random): Candidate {
  const [main, former] = [occupations[zipf(random)]!, occupations[zipf(random)]!];
  const pool = [...main.essential, ...main.optional.slice(0, 6), ...former.essential];
  const regions = sample(1 + Math.floor(random() * 3), () => REGIONS[Math.floor(REGIONS.length * random() ** 2)]!);
  return {
    profileId: numbered('person', at),
    destination: COUNTRY,
    skills: new Map(pool.slice(0, 32).map((skill) => [skill, SKILL_EVIDENCE[Math.floor(random() * SKILL_EVIDENCE.length)]!])),
    occupations: [
      { how: 'practised', occupation: main, months: 36, monthsSince: Math.floor(random() * 80) },
      { how: 'practised', occupation: former, months: 8, monthsSince: 90 },
    ],
    level: { claimed: Math.floor(2 + random() * 6) as IscedLevel },
    languages: LANGUAGES.slice(0, 1 + Math.floor(random() * 3)).map((language) => ({ language, level: pick(CEFR, random) })),
    licences: [],
    licenceMissing: [],
    wishes: { regions },
  };
}

function vacancyOf(at: number, occupations: readonly OccupationSkills[], zipf: Draw, random: Random): Opening {
  const occupation = occupations[zipf(random)]!;
  return {
    id: numbered('vacancy', at),
    country: COUNTRY,
    region: REGIONS[Math.floor(REGIONS.length * random() ** 2)]!,
    remote: false,
    languages: random() < 0.6 ? [{ language: pick(LANGUAGES, random), level: pick(CEFR, random) }] : [],
    iscedLevel: random() < 0.5 ? (Math.floor(2 + random() * 5) as IscedLevel) : undefined,
    recognitionRequired: false,
    regulated: false,
    status: 'open',
    occupation: { uri: occupation.uri, isco: occupation.isco },
    skills: askedSkills(occupation.essential.slice(0, 18), occupation.optional.slice(0, 8)),
  };
}

function uri<T extends string>(kind: string, at: number): T {
  return `http://data.europa.eu/esco/${kind}/${String(at).padStart(6, '0')}` as T;
}

function numbered(kind: string, at: number): string {
  return `${kind}-${String(at).padStart(7, '0')}`;
}

function sample<T>(count: number, draw: () => T): T[] {
  const drawn = new Set<T>();
  while (drawn.size < count) drawn.add(draw());
  return [...drawn];
}

function pick<T>(values: readonly T[], random: Random): T {
  return values[Math.floor(random() * values.length)]!;
}

/** Ranks 0 to n-1, the first the most frequent (exponent 1). */
function zipfOf(n: number): Draw {
  const cumulative = new Float64Array(n);
  for (let at = 0, sum = 0; at < n; at++) cumulative[at] = sum += 1 / (at + 1);
  return (random) => {
    const wanted = random() * cumulative[n - 1]!;
    let [low, high] = [0, n - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** A small seeded generator, the same on every machine. Source: Tommy Ettinger's Mulberry32, public domain. */
function mulberry32(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
