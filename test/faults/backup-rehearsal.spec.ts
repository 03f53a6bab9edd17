import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { backUp } from '../../src/commands/backup.js';
import { restoreFrom } from '../../src/commands/restore.js';
import { ArchiveReader } from '../../src/platform/backup/archive-reader.js';
import type { Manifest } from '../../src/platform/backup/manifest.js';
import { restoreBackup } from '../../src/platform/backup/restore-backup.js';
import { readConfiguration } from '../../src/platform/configuration/settings.js';
import { end, start } from '../fixtures/service-process.js';
import { emptyDatabase } from '../fixtures/test-database.js';
import { eventually } from '../fixtures/test-service.js';

const ROWS = 300;
const EXPERIENCE = { occupation: '5322', country: 'IT', from: '2018-01', to: '2023-12', hoursPerWeek: 40, evidence: 'attested' };
const CREDENTIAL = { kind: 'formal', country: 'MD', title: 'Diplomă de bacalaureat', awardedOn: '2015-06-20' };
const PERSON = { destination: 'MD', details: { displayName: 'Ana' }, experiences: [EXPERIENCE], wishes: { regions: ['MD-OR'] } };

describe('rehearsal: the database is lost and restored elsewhere', () => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'passerelle-rehearsal-'));
  const file = path.join(directory, 'last-night.zip');
  const prefix = `rehearsal-${randomBytes(4).toString('hex')}`;
  const opened: Awaited<ReturnType<typeof emptyDatabase>>[] = [];
  const running: Awaited<ReturnType<typeof start>>[] = [];
  const empty = async () => {
    const database = await emptyDatabase();
    opened.push(database);
    return database.url;
  };
  const serve = async (url: string, name: string, roles: Record<string, string> = {}) => {
    const process = await start(url, `${prefix}-${name}`, { DATA_DIRECTORY: directory, ...roles });
    running.push(process);
    return process;
  };
  afterAll(async () => {
    for (const { child } of running) await end(child, 'SIGKILL');
    for (const { drop } of opened) await drop();
    fs.rmSync(directory, { recursive: true });
  });

  it('counts are those of the manifest, the audit is whole, the erased stay erased, answers are equal, and unfinished work is done', async () => {
    const [lost, elsewhere, counted] = [await empty(), await empty(), await empty()];
    const first = await serve(lost, 'first');
    const kept = await ask(first.address, 'POST', 'profiles', PERSON);
    await ask(first.address, 'POST', `profiles/${kept.id}/consents`, { recipient: 'Office', purpose: 'referral', language: 'ro' });
    await ask(first.address, 'POST', `profiles/${kept.id}/consents`, {
      recipient: 'CNRED',
      purpose: 'apply-for-recognition',
      language: 'ro',
    });
    const facts = { destination: 'RO', credential: CREDENTIAL };
    const opening = { purpose: 'study', profileId: kept.id, facts };
    const opened = await ask(first.address, 'POST', 'recognition-cases', opening, 'demonstration-ro-assessor');
    const before = await ask(first.address, 'POST', 'profiles', PERSON);
    await ask(first.address, 'DELETE', `profiles/${before.id}`);
    const after = await ask(first.address, 'POST', 'profiles', PERSON);
    const answers = async (address: string) => [
      await ask(address, 'GET', `profiles/${kept.id}`),
      await ask(address, 'GET', `profiles/${kept.id}/consents`),
      (await ask(address, 'GET', `profiles/${kept.id}/assessments`)).items,
      (await fresh(address, kept.id)).items.map(({ vacancyId, score }: Body) => [vacancyId, score]),
      await ask(address, 'GET', `recognition-cases/${opened.id}`, undefined, 'demonstration-ro-assessor'),
    ];
    await fresh(first.address, kept.id);
    const then = await answers(first.address);
    await end(first.child, 'SIGTERM');

    const second = await serve(lost, 'second', { ROLES: 'api' });
    const unfinished = await importVacancies(second.address);
    await eventually(
      async () => count(lost, `SELECT count(*) AS n FROM platform.outbox WHERE relayed_at IS NULL`),
      (n) => n === 0,
    );
    const written: string[] = [];
    const writing = writeUntilKilled(second.address, written);
    await eventually(
      async () => written.length,
      (n) => n > 5,
    );
    const acknowledged = [...written];
    const manifest = await backUp(file, readConfiguration(environment(lost)));
    const tallied = (url: string) => count(url, `SELECT coalesce(sum(people), 0) AS n FROM personal_data.erased_tally`);
    expect(await tallied(lost)).toBe(1);
    await ask(second.address, 'DELETE', `profiles/${after.id}`);
    await end(second.child, 'SIGKILL');
    await writing;

    expect(await restoredCounts(counted, manifest)).toEqual(Object.fromEntries(manifest.tables.map(({ name, rows }) => [name, rows])));
    const said: string[] = [];
    expect(await restoreFrom(file, readConfiguration(environment(elsewhere)), (line) => said.push(line))).toBe(true);
    expect(said).toEqual(
      expect.arrayContaining([
        expect.stringContaining('1 operations that had not ended'),
        expect.stringContaining('1 people who were erased'),
      ]),
    );
    for (const { organisation, sequence, hash } of manifest.auditHeads) {
      const entry = (at: number, holds: string) =>
        count(elsewhere, `SELECT count(*) AS n FROM audit.entry WHERE organisation = '${organisation}' AND sequence = ${at} AND ${holds}`);
      expect(await entry(sequence, `encode(hash, 'hex') = '${hash}'`)).toBe(1);
      expect(await entry(sequence + 1, `action = 'database.restored' AND details ->> 'takenAt' = '${manifest.takenAt}'`)).toBe(1);
    }
    expect([await tallied(lost), await tallied(elsewhere)]).toEqual([2, 2]);

    const third = await serve(elsewhere, 'third');
    for (const { id } of [before, after]) expect((await fetch(`${third.address}/v1/profiles/${id}`)).status).toBe(404);
    for (const id of acknowledged) expect((await fetch(`${third.address}/v1/profiles/${id}`)).status).toBe(200);
    const done = await eventually(
      () => ask(third.address, 'GET', `operations/${unfinished}`),
      ({ status }) => status === 'done',
      120_000,
    );
    expect(done).toMatchObject({ done: ROWS, errors: 0 });
    await fresh(third.address, kept.id);
    expect(await answers(third.address)).toEqual(then);
  }, 600_000);

  function environment(url: string): Record<string, string> {
    return { NODE_ENV: 'test', DATABASE_URL: url, DATA_DIRECTORY: directory, QUEUE_PREFIX: `${prefix}-command`, LOG_LEVEL: 'silent' };
  }

  async function restoredCounts(url: string, { tables }: Manifest): Promise<Record<string, number>> {
    const archive = await ArchiveReader.open(file);
    await restoreBackup(archive, { databaseUrl: url, file, approve: async () => {} });
    archive.close();
    const toldAgain = { 'platform.outbox': 1 } as Record<string, number>;
    const counts: [string, number][] = [];
    for (const { name } of tables) counts.push([name, (await count(url, `SELECT count(*) AS n FROM ${name}`)) - (toldAgain[name] ?? 0)]);
    return Object.fromEntries(counts);
  }
});

type Body = ReturnType<typeof JSON.parse>;

async function ask(address: string, method: string, place: string, body?: object, token?: string): Promise<Body> {
  const headers = { ...(body && { 'content-type': 'application/json' }), ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await fetch(`${address}/v1/${place}`, { method, headers: headers as never, body: body && JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${place}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

function fresh(address: string, id: string): Promise<Body> {
  return eventually(
    () => ask(address, 'GET', `profiles/${id}/matches`),
    (list: Body) => list.fresh === true,
    120_000,
  );
}

async function importVacancies(address: string): Promise<string> {
  const row = (at: number) => JSON.stringify({ reference: `r-${at}`, title: 'Sudor', region: 'MD-BA', occupation: '7212' });
  const body = Array.from({ length: ROWS }, (_, at) => row(at)).join('\n');
  const headers = { 'content-type': 'application/x-ndjson' };
  const begun = await fetch(`${address}/v1/imports?kind=vacancies&source=rehearsal`, { method: 'POST', headers, body });
  return ((await begun.json()) as { id: string }).id;
}

/** Until nobody answers any more. */
async function writeUntilKilled(address: string, written: string[]): Promise<void> {
  try {
    for (;;) written.push((await ask(address, 'POST', 'profiles', { destination: 'MD' })).id);
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
  }
}

async function count(url: string, sql: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => Number(rows[0].n))
    .finally(() => client.end());
}
