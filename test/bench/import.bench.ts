import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import pg from 'pg';
import { regionsOf } from '../../src/standards/index.js';
import { end, start } from '../fixtures/service-process.js';
import { testDatabase } from '../fixtures/test-database.js';
import { eventually } from '../fixtures/test-service.js';
import { COUNTRY } from './matching-data.js';
import type { BenchmarkRow } from './measure.js';

const PATIENCE_MS = 4 * 3_600_000;
const REGIONS = regionsOf(COUNTRY).map(({ code }) => code);
const GROUPS = ['7212', '5322', '7411', '5120', '8332', '9211', '2221', '7112', '5321', '4110'];
const TEXT = 'We look for somebody who works with care, likes to learn and is used to working in a team. '.repeat(4);

/** One row a line, with a text of some 400 characters, as an employment service would send them. */
function row(at: number): string {
  const [region, occupation] = [REGIONS[at % REGIONS.length], GROUPS[at % GROUPS.length]];
  const more = {
    employer: `Employer ${at % 50_000} SRL`,
    description: `${TEXT}Number ${at}.`,
    hoursPerWeek: 20 + (at % 21),
    openings: 1 + (at % 3),
  };
  return `${JSON.stringify({ reference: `B-${at}`, title: `Position ${at}`, region, occupation, ...more })}\n`;
}

async function* feed(rows: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < rows; from += 1_000) {
    yield Buffer.from(Array.from({ length: Math.min(1_000, rows - from) }, (_, at) => row(from + at)).join(''));
  }
}

/** The import runs in a process of its own, whose memory is watched; in the middle it is paused and resumed. */
export async function rows(count = 100_000): Promise<readonly BenchmarkRow[]> {
  const database = await testDatabase();
  const prefix = `import-${randomBytes(4).toString('hex')}`;
  const service = await start(database.url, prefix, { ROLES: 'api,imports', DEMONSTRATION: 'no' });
  const client = new pg.Client(database.url);
  await client.connect();
  try {
    const pid = service.child.pid ?? 0;
    const before = await memory(pid, 'VmRSS');
    const began = performance.now();
    const id = await upload(service.address, count);
    const uploaded = performance.now();
    const done = async () => Number((await client.query(`SELECT done FROM platform.operation WHERE id = $1`, [id])).rows[0].done);
    await eventually(done, (now) => now >= count / 2, PATIENCE_MS);
    const paused = await pauseAndResume(service.address, id, done);
    await eventually(
      async () => (await client.query(`SELECT status FROM platform.operation WHERE id = $1`, [id])).rows[0].status,
      (status) => status === 'done',
      PATIENCE_MS,
    );
    const seconds = (performance.now() - uploaded - paused.stood) / 1_000;
    const { verdicts, kept } = (
      await client.query(
        `SELECT (SELECT count(*)::int FROM platform.operation_verdict WHERE operation_id = $1) AS verdicts, (SELECT count(*)::int FROM vacancies.vacancy WHERE source = 'bench') AS kept`,
        [id],
      )
    ).rows[0];
    const what = `${count.toLocaleString('en')} rows: ${verdicts} verdicts, ${kept} vacancies; uploaded in ${((uploaded - began) / 1_000).toFixed(1)} s, read in ${seconds.toFixed(1)} s; paused at ${paused.at} after ${paused.pause.toFixed(0)} ms, first rows after resuming ${paused.resumed.toFixed(0)} ms`;
    const peak = await memory(pid, 'VmHWM');
    const backed = await rollBack(service.address, id, client);
    return [
      { what, ours: `${Math.round(count / seconds)} rows/s`, peer: '–', ratio: '–', runs: 1, spread: `RSS ${before} → ${peak} MB` },
      { what: 'taken back as a whole', ours: `${backed.toFixed(1)} s`, peer: '–', ratio: '–', runs: 1, spread: '–' },
    ];
  } finally {
    await client.end();
    await end(service.child, 'SIGTERM');
    await database.drop();
  }
}

async function upload(address: string, count: number): Promise<string> {
  const answer = await fetch(`${address}/v1/imports?kind=vacancies&source=bench`, {
    method: 'POST',
    body: Readable.toWeb(Readable.from(feed(count))) as unknown as ReadableStream,
    headers: { 'content-type': 'application/x-ndjson' },
    duplex: 'half',
  } as RequestInit);
  if (answer.status !== 202) throw new Error(await answer.text());
  return ((await answer.json()) as { id: string }).id;
}

/** @returns how long the pause took to take hold, how long it stood, and how long until the first rows came after it, in ms */
async function pauseAndResume(address: string, id: string, done: () => Promise<number>) {
  const began = performance.now();
  await move(address, id, 'pause');
  const at = await done();
  const held = performance.now();
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  if ((await done()) !== at) throw new Error('A paused import went on.');
  const resumed = performance.now();
  await move(address, id, 'resume');
  await eventually(done, (now) => now > at, PATIENCE_MS);
  return { at, pause: held - began, stood: performance.now() - began, resumed: performance.now() - resumed };
}

async function rollBack(address: string, id: string, client: pg.Client): Promise<number> {
  const began = performance.now();
  await move(address, id, 'roll-back');
  await eventually(
    async () => (await client.query(`SELECT status FROM platform.operation WHERE id = $1`, [id])).rows[0].status,
    (status) => status !== 'rolling-back',
    PATIENCE_MS,
  );
  const left = (await client.query(`SELECT count(*)::int AS n FROM vacancies.vacancy WHERE source = 'bench' AND status = 'open'`)).rows[0]
    .n;
  if (left) throw new Error(`${left} vacancies are still open.`);
  return (performance.now() - began) / 1_000;
}

async function move(address: string, id: string, action: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${address}/v1/imports/${id}/transitions`, { method: 'POST', body: JSON.stringify({ action }), headers });
  if (!answer.ok) throw new Error(await answer.text());
}

/** Of a process, in MB: what it holds now, or the most that it ever held. Source: proc(5). */
async function memory(pid: number, what: 'VmRSS' | 'VmHWM'): Promise<number> {
  const kilobytes = new RegExp(`${what}:\\s+(\\d+)`).exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1_024);
}
