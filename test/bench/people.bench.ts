import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Candidate } from '../../src/matching/domain/candidate.js';
import { CountryIndex } from '../../src/matching/domain/index/country-index.js';
import type { Opening } from '../../src/matching/domain/opening.js';
import { endOf } from '../../src/matching/domain/people-index/list-end.js';
import { PeopleIndex } from '../../src/matching/domain/people-index/people-index.js';
import { rankByLookingAtAll } from '../../src/matching/domain/reference.js';
import { COUNTRY, type MatchingData, matchingData, TODAY } from './matching-data.js';
import type { BenchmarkRow } from './measure.js';

const LENGTH = 20;
const CHECKED_EACH = 25;
const SAMPLE = 10;
const ACTS = ['insert', 'change', 'close'] as const;
type Act = (typeof ACTS)[number];

/**
 * One vacancy into everybody's lists: it comes, changes and closes. The ends of lists stay current. People are made as they are needed, so
 * that the memory is that of the index. Of each 25th vacancy some people are held to brute force, affected ones and others.
 */
export async function rows(people = 100_000, vacancies = 20_000, changes = 100): Promise<readonly BenchmarkRow[]> {
  const data = matchingData(0, vacancies + changes);
  const [known, coming] = [data.vacancies.slice(0, vacancies), data.vacancies.slice(vacancies)];
  const openings = new CountryIndex(COUNTRY, data.nearness);
  for (const opening of known) openings.apply(opening);
  openings.packAll();
  const before = memory();
  const index = new PeopleIndex(COUNTRY, data.nearness);
  for (let at = 0; at < people; at++) index.apply(data.personAt(at), endsOf(data.personAt(at), openings));
  index.packAll();
  const grown = memory() - before;
  const world = new Map(known.map((opening) => [opening.id, opening]));
  const times: Record<Act | 'candidates', number[]> = { insert: [], change: [], close: [], candidates: [] };
  const checked = { people: 0, affected: 0 };
  for (const [at, opening] of coming.entries()) {
    const other: Opening = { ...opening, skills: known[at]!.skills, occupation: known[at]!.occupation };
    const states = [undefined, opening, other, { ...other, status: 'closed' as const }];
    for (const [step, act] of ACTS.entries()) {
      const [was, is] = [states[step], states[step + 1] as Opening];
      const affected = timed(times[act], () => index.whoseListsChange(was, is, TODAY));
      if (at % CHECKED_EACH === 0) check(sample(affected, people, at).map(personWith(data)), affected, data, world, is, checked);
      openings.apply(is);
      world.set(is.id, is);
      for (const id of affected) index.keepEnds(id, endsOf(personWith(data)(id), openings));
    }
    timed(times.candidates, () => index.candidatesFor(opening, TODAY, LENGTH));
  }
  const size = `${people.toLocaleString('en')} people × ${vacancies.toLocaleString('en')}`;
  const exact = `${checked.people} lists as brute force, ${checked.affected} of them changed`;
  return [
    ...ACTS.map((act) => row(`one vacancy, ${act}, ${size}, processor ms p50 · p99 (${exact})`, times[act], '1.5 · 6')),
    row(`first ${LENGTH} candidates of one vacancy, ${size}, processor ms p50 · p99`, times.candidates, '–'),
    {
      what: 'index of people, bytes a person (arrays)',
      ours: (index.bytes / people).toFixed(0),
      peer: '200',
      ratio: '–',
      runs: 1,
      spread: '–',
    },
    {
      what: 'the same with ids, their lookup and what people have in common, bytes a person (growth of heap and buffers)',
      ...{ ours: (grown / people).toFixed(0), peer: '–', ratio: '–', runs: 1, spread: '–' },
    },
  ];
}

function endsOf(person: Candidate, openings: CountryIndex) {
  const { items, open } = openings.rank(person, TODAY, LENGTH);
  return { items: endOf(items, LENGTH), open: endOf(open, LENGTH) };
}

function personWith(data: MatchingData): (id: string) => Candidate {
  return (id) => data.personAt(Number(id.slice('person-'.length)));
}

/** Some who are affected, and as many whoever they are. */
function sample(affected: readonly string[], people: number, seed: number): readonly string[] {
  const some = affected.filter((_, at) => at % Math.ceil(affected.length / SAMPLE) === 0);
  const others = Array.from({ length: SAMPLE }, (_, at) => `person-${String((seed * 7_919 + at * 104_729) % people).padStart(7, '0')}`);
  return [...new Set([...some, ...others])];
}

/** @throws when somebody's lists change and are not named, or are named and do not change */
function check(
  sampled: readonly Candidate[],
  affected: readonly string[],
  { nearness }: MatchingData,
  world: ReadonlyMap<string, Opening>,
  is: Opening,
  checked: { people: number; affected: number },
): void {
  const listsIn = (all: ReadonlyMap<string, Opening>, person: Candidate) =>
    JSON.stringify(rankByLookingAtAll(person, all.values(), nearness, TODAY, LENGTH));
  const next = new Map([...world, [is.id, is]]);
  for (const person of sampled) {
    const differs = listsIn(world, person) !== listsIn(next, person);
    if (differs !== affected.includes(person.profileId)) throw new Error(`${is.id}: ${person.profileId} is judged wrongly`);
    checked.people++;
    if (differs) checked.affected++;
  }
}

/** Milliseconds of processor time, which what else runs on the machine does not lengthen by waiting. */
function timed<T>(times: number[], work: () => T): T {
  const began = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(began);
  times.push((user + system) / 1_000);
  return result;
}

/** Bytes in use; with `node --expose-gc` after collecting. */
function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function row(what: string, times: readonly number[], peer: string): BenchmarkRow {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(2);
  return { what, ours: `${at(0.5)} · ${at(0.99)}`, peer, ratio: '–', runs: times.length, spread: `${at(0)}–${at(1)}` };
}

if (import.meta.url === pathToFileURL(path.resolve(process.argv[1] ?? '')).href) {
  const [people, vacancies, changes] = process.argv.slice(2).map(Number);
  console.table(await rows(people, vacancies, changes));
}
