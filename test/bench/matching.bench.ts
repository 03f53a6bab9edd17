import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CountryIndex } from '../../src/matching/domain/index/country-index.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { COUNTRY, type MatchingData, matchingData, TODAY } from './matching-data.js';
import { NaiveMatching } from './matching-naive.js';
import { SqlMatching } from './matching-sql.js';

/** `ours` and `peer` as medians over `runs` interleaved rounds; `spread`: slowest round by the fastest, of ours. */
export interface BenchRow {
  readonly what: string;
  readonly ours: string;
  readonly peer: string;
  readonly ratio: string;
  readonly runs: number;
  readonly spread: string;
}

const ROUNDS = 5;
const LIMIT = 20;
const BATCH = 200;
const SAMPLE = 50;

/** Exact top 20 for everybody against peers that must answer the same. @throws when one answer differs */
export async function rows(people = 5_000, vacancies = 5_000): Promise<BenchRow[]> {
  const data = matchingData(people, vacancies);
  const began = performance.now();
  const index = new CountryIndex(COUNTRY, data.nearness);
  for (const vacancy of data.vacancies) index.apply(vacancy);
  index.packAll();
  const built = performance.now() - began;
  const naive = await againstNaive(data, index);
  const sql = await againstSql(data, index);
  const scale = `${people} × ${vacancies}`;
  return [
    row(`top 20, ${scale}, µs a person · naive TypeScript`, naive),
    row(`top 20, ${scale}, µs a person · SQL in batches of ${BATCH}`, sql),
    { what: `index of ${vacancies} vacancies, ms to build`, ours: built.toFixed(0), peer: '–', ratio: '–', runs: 1, spread: '–' },
    { what: 'index, bytes a vacancy', ours: (index.bytes / vacancies).toFixed(0), peer: '160', ratio: '–', runs: 1, spread: '–' },
  ];
}

interface Rounds {
  readonly ours: number[];
  readonly peer: number[];
}

async function againstNaive(data: MatchingData, index: CountryIndex): Promise<Rounds> {
  const naive = new NaiveMatching(data);
  const sample = data.people.slice(0, SAMPLE);
  const ask = () => sample.map((person) => naive.rank(person, LIMIT));
  mustAgree(
    'naive TypeScript',
    sample.map((person) => index.rank(person, TODAY, LIMIT)),
    ask(),
  );
  return interleaved(data, index, async () => void ask(), SAMPLE);
}

async function againstSql(data: MatchingData, index: CountryIndex): Promise<Rounds> {
  const own = process.env.DATABASE_URL ? undefined : await startEmbeddedPostgres('.passerelle/bench', 'bench');
  const batch = data.people.slice(0, BATCH);
  const sql = await SqlMatching.load(process.env.DATABASE_URL ?? own?.url ?? '', data, batch);
  try {
    mustAgree(
      'SQL',
      batch.map((person) => index.rank(person, TODAY, LIMIT)),
      await sql.rankAll(BATCH),
    );
    return await interleaved(data, index, async () => void (await sql.rankAll(BATCH)), BATCH);
  } finally {
    await sql.end();
    own?.stop();
  }
}

function mustAgree(peer: string, ours: readonly unknown[], theirs: readonly unknown[]): void {
  const differs = ours.findIndex((ranking, at) => JSON.stringify(ranking) !== JSON.stringify(theirs[at]));
  if (differs >= 0)
    throw new Error(`${peer} ranks person ${differs} otherwise:\n${JSON.stringify(ours[differs])}\n${JSON.stringify(theirs[differs])}`);
}

/** Microseconds a person; each round asks both, so that a noisy moment meets both. */
async function interleaved(data: MatchingData, index: CountryIndex, peer: () => Promise<void>, asked: number): Promise<Rounds> {
  const ours = () => Promise.resolve(data.people.forEach((person) => void index.rank(person, TODAY, LIMIT)));
  await ours();
  const rounds: Rounds = { ours: [], peer: [] };
  for (let round = 0; round < ROUNDS; round++) {
    rounds.ours.push((await timed(ours)) / data.people.length);
    rounds.peer.push((await timed(peer)) / asked);
  }
  return rounds;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return 1_000 * (performance.now() - began);
}

function row(what: string, { ours, peer }: Rounds): BenchRow {
  const [own, other] = [median(ours), median(peer)];
  const spread = Math.max(...ours) / Math.min(...ours);
  return {
    what,
    ours: own.toFixed(1),
    peer: other.toFixed(0),
    ratio: `${(other / own).toFixed(0)}×`,
    runs: ROUNDS,
    spread: spread.toFixed(2),
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

if (import.meta.url === pathToFileURL(path.resolve(process.argv[1] ?? '')).href) {
  const [people, vacancies] = process.argv.slice(2).map(Number);
  console.table(await rows(people, vacancies));
}
