import { availableParallelism } from 'node:os';
import { CountryIndex } from '../../src/matching/domain/index/country-index.js';
import { type Engine, JAVASCRIPT, webAssemblyEngine } from '../../src/matching/domain/index/engine.js';
import type { Ranking } from '../../src/matching/domain/reference.js';
import { RankingThreads } from '../../src/matching/threads/ranking-threads.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { bytesPerSecond, bytesTouched } from './matching-bandwidth.js';
import { COUNTRY, type MatchingData, matchingData, TODAY } from './matching-data.js';
import { DuckDbMatching } from './matching-duckdb.js';
import { NaiveMatching } from './matching-naive.js';
import { SqlMatching } from './matching-sql.js';
import { matchingTables } from './matching-tables.js';
import { type BenchmarkRow, interleaved } from './measure.js';

const PEOPLE = 100_000;
const VACANCIES = 50_000;
const SCALES = [5_000, 20_000, 50_000, 100_000, 200_000];
const LIMIT = 20;
/** People whom we rank in a round, whom SQL ranks in one statement, and whom the naive peer ranks. */
const SAMPLE = 5_000;
const BATCH = 200;
const FEW = 40;
const RUNS = 5;
const MICRO = 1_000;

/** Exact top 20 against peers that must answer the same. @throws when one answer differs */
export async function rows(people = PEOPLE, vacancies = VACANCIES): Promise<BenchmarkRow[]> {
  const data = matchingData(people, vacancies);
  const [fast, plain] = [measured(data, webAssemblyEngine()), measured(data, JAVASCRIPT)];
  return [
    ...(await againstPeers(data, fast.index, plain.index)),
    ...(await wholeRun(data)),
    { what: `index of ${vacancies}, ms to build`, ours: fast.built.toFixed(0), peer: '–', ratio: '–', runs: 1, spread: '–' },
    {
      what: 'index, bytes a vacancy (explanations read PostgreSQL)',
      ours: (fast.index.bytes / vacancies).toFixed(0),
      peer: 'aim 160',
      ratio: (160 * vacancies) / fast.index.bytes,
      runs: 1,
      spread: '–',
    },
    ...(await scaling()),
  ];
}

function measured(data: MatchingData, engine: Engine) {
  const began = performance.now();
  const index = new CountryIndex(COUNTRY, data.nearness, engine);
  for (const vacancy of data.vacancies) index.load(vacancy);
  index.packAll();
  return { index, built: performance.now() - began };
}

async function againstPeers(data: MatchingData, fast: CountryIndex, plain: CountryIndex): Promise<BenchmarkRow[]> {
  const own = process.env.DATABASE_URL ? undefined : await startEmbeddedPostgres('.passerelle/bench', 'bench');
  const [sample, batch] = [data.people.slice(0, SAMPLE), data.people.slice(0, BATCH)];
  const tables = matchingTables(data, batch);
  const sql = await SqlMatching.load(process.env.DATABASE_URL ?? own?.url ?? '', tables);
  const duck = await DuckDbMatching.load(tables);
  const naive = new NaiveMatching(data);
  const askNaive = () => data.people.slice(0, FEW).map((person) => naive.rank(person, LIMIT));
  try {
    const ours = fast.rankAll(batch, TODAY, LIMIT);
    mustAgree('JavaScript', ours, plain.rankAll(batch, TODAY, LIMIT));
    mustAgree('naive TypeScript', ours.slice(0, FEW), askNaive());
    mustAgree('PostgreSQL', ours, await sql.rankAll(BATCH));
    if (duck) mustAgree('DuckDB', ours, await duck.rankAll(BATCH));
    const { medians, spread, runs } = await interleaved(
      [
        () => fast.rankAll(sample, TODAY, LIMIT),
        () => plain.rankAll(sample, TODAY, LIMIT),
        askNaive,
        () => sql.rankAll(BATCH),
        () => duck?.rankAll(BATCH),
        () => fast.readAll(sample, TODAY),
      ],
      RUNS,
    );
    const each = [SAMPLE, SAMPLE, FEW, BATCH, BATCH, SAMPLE].map((count, at) => (MICRO * medians[at]!) / count);
    const bound = (MICRO * MICRO * bytesTouched(data, sample)) / SAMPLE / bytesPerSecond();
    const scale = `top 20 of ${data.vacancies.length}, µs a person`;
    const row = (what: string, us: number, peer: string, other: number): BenchmarkRow => ({
      ...{ what: `${scale}, ${what}`, ours: us.toFixed(1), peer: `${peer} ${other.toFixed(1)}`, ratio: other / us },
      ...{ runs, spread },
    });
    const peers = [
      ['naive TypeScript', each[2]!],
      ['PostgreSQL, best batch', each[3]!],
      ...(duck ? [['DuckDB, one thread', each[4]!] as const] : []),
      ['memory bandwidth', bound],
    ] as const;
    return [
      ...peers.map(([peer, other]) => row('WebAssembly', each[0]!, peer, other)),
      ...peers.slice(0, -1).map(([peer, other]) => row('JavaScript', each[1]!, peer, other)),
      row('of these: reading a candidate', each[5]!, 'all', each[0]!),
    ];
  } finally {
    await sql.end();
    own?.stop();
  }
}

/** Everybody, on one thread and on two; the answers must be the same. */
async function wholeRun(data: MatchingData): Promise<BenchmarkRow[]> {
  const engines = [webAssemblyEngine(), webAssemblyEngine()] as const;
  const threads = new RankingThreads(engines[1].kernel, 1);
  const [one, two] = engines.map((engine) => measured(data, engine).index) as [CountryIndex, CountryIndex];
  mustAgree(
    'two threads',
    two.rankAll(data.people.slice(0, SAMPLE), TODAY, LIMIT),
    one.rankAll(data.people.slice(0, SAMPLE), TODAY, LIMIT),
  );
  const everybody = (index: CountryIndex) => () => inParts(data.people, (part) => index.rankAll(part, TODAY, LIMIT));
  const { medians, spread, runs } = await interleaved([everybody(one), everybody(two)], 3);
  await threads.close();
  const what = `top 20 of ${data.vacancies.length} for ${data.people.length}, s, two threads (${availableParallelism()} cores)`;
  const [ours, peer] = [(medians[1] / MICRO).toFixed(2), `one thread ${(medians[0] / MICRO).toFixed(2)}`];
  return [{ what, ours, peer, ratio: medians[0] / medians[1], runs, spread }];
}

async function scaling(): Promise<BenchmarkRow[]> {
  const table: BenchmarkRow[] = [];
  for (const vacancies of SCALES) {
    const data = matchingData(2_000, vacancies);
    const [fast, plain] = [measured(data, webAssemblyEngine()).index, measured(data, JAVASCRIPT).index];
    const ask = (index: CountryIndex) => () => index.rankAll(data.people, TODAY, LIMIT);
    mustAgree('JavaScript', ask(fast)(), ask(plain)());
    const { medians, spread, runs } = await interleaved([ask(fast), ask(plain)], RUNS);
    const [us, other] = medians.map((ms) => (MICRO * ms) / data.people.length) as [number, number];
    const peer = `JavaScript ${other.toFixed(1)}`;
    table.push({ what: `top 20 of ${vacancies}, µs a person, WebAssembly`, ours: us.toFixed(1), peer, ratio: other / us, runs, spread });
  }
  return table;
}

function inParts<T>(all: readonly T[], work: (part: readonly T[]) => void): void {
  for (let at = 0; at < all.length; at += SAMPLE) work(all.slice(at, at + SAMPLE));
}

function mustAgree(peer: string, ours: readonly Ranking[], theirs: readonly Ranking[]): void {
  const differs = ours.findIndex((ranking, at) => JSON.stringify(ranking) !== JSON.stringify(theirs[at]));
  if (differs >= 0)
    throw new Error(`${peer} ranks person ${differs} otherwise:\n${JSON.stringify(ours[differs])}\n${JSON.stringify(theirs[differs])}`);
}
