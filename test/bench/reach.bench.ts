import { DataSource } from 'typeorm';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { reachOf } from '../../src/identity/http/reach-of.js';
import type { Action, Principal } from '../../src/identity/index.js';
import { fromOutside, type Reach, reaches } from '../../src/platform/database/reach.js';
import { beginWithin } from '../../src/platform/database/statement-within.js';
import { asTenant } from '../../src/platform/database/tenant.js';
import { AssessProfile } from '../../src/recognition/application/assess-profile.js';
import { parseCountry } from '../../src/standards/index.js';
import { testService } from '../fixtures/test-service.js';
import { type BenchmarkRow, interleaved } from './measure.js';

const RUNS = 15;
const QUESTIONS = 200;
const JOBS = 100;
const CASEWORKER: Principal = {
  ...{ id: '01900000-0000-7001-8000-00000000be4c', name: 'A caseworker' },
  grants: [{ role: 'caseworker', country: parseCountry('MD'), organisation: 'bench' }],
} as never;

interface Read {
  readonly what: string;
  readonly action: Action;
  readonly statement: string;
  values(at: number): readonly unknown[];
}

/** What row-level security costs: the same statements asked by the service itself, and by a caseworker held to the policies, with their plans; and a job of one person. */
export async function rows(people = 50_000): Promise<readonly BenchmarkRow[]> {
  const service = await testService({ ROLES: 'api' });
  try {
    const demonstration = service.app.get(LoadDemonstration);
    await demonstration.reference(true);
    await demonstration.people();
    await demonstration.vacancies();
    const db = service.app.get(DataSource);
    const ids = await fill(db, people);
    const measured: BenchmarkRow[] = [];
    for (const read of readsOf(ids)) measured.push(await measure(db, read, reachOf(CASEWORKER, { action: read.action, hasReason: false })));
    return [...measured, await ofAJob(service.app.get(AssessProfile), db)];
  } finally {
    await service.stop();
  }
}

function readsOf(ids: readonly string[]): readonly Read[] {
  const one = (at: number) => [ids[(at * 7919) % ids.length]];
  return [
    { what: 'a person of theirs', action: 'profiles:read', statement: 'SELECT * FROM profiles.profile WHERE id = $1', values: one },
    {
      what: 'a match list of theirs',
      action: 'matches:read',
      statement: 'SELECT * FROM matching.match_list WHERE profile_id = $1',
      values: one,
    },
    {
      what: 'twenty people of a country',
      action: 'candidates:read',
      statement: `SELECT id FROM profiles.profile WHERE destination = 'MD' AND id > $1 ORDER BY id LIMIT 20`,
      values: one,
    },
    {
      what: 'twenty vacancies',
      action: 'vacancies:read',
      statement: 'SELECT id FROM vacancies.vacancy WHERE id > $1 ORDER BY id LIMIT 20',
      values: () => ['00000000-0000-0000-0000-000000000000'],
    },
  ];
}

/** A whole job: everything that one person claims is read, answered and compared with what is kept. */
async function ofAJob(assess: AssessProfile, db: DataSource): Promise<BenchmarkRow> {
  const found: { id: string }[] = await db.query(`SELECT id FROM profiles.profile ORDER BY id LIMIT ${JOBS}`);
  const assessed = async (within: (id: string, work: () => Promise<void>) => Promise<void>) => {
    for (const { id } of found) await within(id, () => assess.execute(id));
  };
  const ours = () => assessed((id, work) => asTenant({ people: [id] }, work));
  const peer = () => assessed((_, work) => work());
  const { medians, spread, runs } = await interleaved([ours, peer], RUNS);
  const milli = (ms: number) => `${(ms / JOBS).toFixed(2)} ms`;
  const [held, free] = medians as [number, number];
  return {
    what: 'assessing a person, as a job held to them',
    ours: milli(held),
    peer: `as the service ${milli(free)}`,
    ratio: free / held,
    runs,
    spread,
  };
}

async function measure(db: DataSource, { what, statement, values }: Read, reach: Reach): Promise<BenchmarkRow> {
  let [asked, seen] = [0, 0];
  const ask = async () => {
    for (let at = 0; at < QUESTIONS; at++) seen += (await db.query(statement, [...values(asked++)])).length;
  };
  const within = () =>
    fromOutside(async () => {
      reaches(reach);
      await ask();
    });
  const { medians, spread, runs } = await interleaved([within, ask], RUNS);
  if (!seen) throw new Error(`Nothing was seen: ${what}`);
  const [ours, peer] = medians;
  const micro = (ms: number) => `${Math.round((1_000 * ms) / QUESTIONS)} µs`;
  console.error(`${what}: ${await planOf(db, reach, statement, values(1))}`);
  return {
    what: `${what}, held to the policies`,
    ours: micro(ours),
    peer: `as the service ${micro(peer)}`,
    ratio: peer / ours,
    runs,
    spread,
  };
}

/** The nodes that read tables. */
async function planOf(db: DataSource, reach: Reach, statement: string, values: readonly unknown[]): Promise<string> {
  const runner = db.createQueryRunner();
  try {
    await runner.query(beginWithin(reach));
    const lines: { 'QUERY PLAN': string }[] = await runner.query(`EXPLAIN (ANALYZE, TIMING off) ${statement}`, [...values]);
    const plan = lines.map((line) => line['QUERY PLAN'].trim());
    return plan.filter((line) => /Scan|Execution/.test(line)).join(' | ');
  } finally {
    await runner.query('ROLLBACK');
    await runner.release();
  }
}

/** Copies of the people and lists of the demonstration under ids of their own; each twentieth is looked after by the caseworker who asks, the others by colleagues. @returns ids of theirs */
async function fill(db: DataSource, people: number): Promise<readonly string[]> {
  await db.query(
    `INSERT INTO profiles.profile SELECT (jsonb_populate_record(known.one, jsonb_build_object('id', gen_random_uuid(), 'demonstration', false))).*
     FROM (SELECT profile AS one FROM profiles.profile WHERE destination = 'MD' ORDER BY id LIMIT 1) AS known, generate_series(1, $1)`,
    [people],
  );
  await db.query(
    `INSERT INTO matching.match_list (profile_id, profile_revision, recognition_revision, vacancies_revision, taxonomy_revision, as_of, items, open_items)
     SELECT id, 1, 1, 1, 1, current_date, '[]', '[]' FROM profiles.profile ON CONFLICT DO NOTHING`,
  );
  await db.query(
    `INSERT INTO profiles.caseworker (profile_id, country, principal_id, principal_name)
     SELECT id, destination, CASE WHEN row_number() OVER () % 20 = 0 THEN $1::uuid ELSE gen_random_uuid() END, 'A caseworker'
     FROM profiles.profile WHERE NOT demonstration ON CONFLICT DO NOTHING`,
    [CASEWORKER.id],
  );
  await db.query('ANALYZE');
  const found: { id: string }[] = await db.query(`SELECT profile_id AS id FROM profiles.caseworker WHERE principal_id = $1`, [
    CASEWORKER.id,
  ]);
  return found.map(({ id }) => id);
}
