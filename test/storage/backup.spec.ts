import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { backUp, backupCommand } from '../../src/commands/backup.js';
import { restoreCommand, restoreFrom } from '../../src/commands/restore.js';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { ArchiveReader } from '../../src/platform/backup/archive-reader.js';
import { readConfiguration } from '../../src/platform/configuration/settings.js';
import { beginCommand, runCommand } from '../fixtures/a-command.js';
import { emptyDatabase } from '../fixtures/test-database.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';

const MANY = 60_000;
type Empty = Awaited<ReturnType<typeof emptyDatabase>>;

describe('a backup', () => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'passerelle-backup-'));
  const archive = path.join(directory, 'whole.zip');
  const file = (name: string) => path.join(directory, name);
  const opened: Empty[] = [];
  let service: TestService;
  let db: DataSource;
  let elsewhere: Empty;
  const environment = (url: string, more: Record<string, string> = {}) => ({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    DATA_DIRECTORY: directory,
    ...more,
  });
  const keep = (name: string, url = service.databaseUrl) => backUp(file(name), readConfiguration(environment(url)));
  const restore = async (name: string, url = elsewhere.url, more: Record<string, string> = {}) => {
    const said: string[] = [];
    const whole = await restoreFrom(file(name), readConfiguration(environment(url, more)), (line) => said.push(line));
    return { whole, said: said.join('\n') };
  };
  const empty = async () => {
    const database = await emptyDatabase();
    opened.push(database);
    return database;
  };
  const relationsThere = async () => {
    const client = new pg.Client(elsewhere.url);
    await client.connect();
    const { rows } = await client.query(
      `SELECT count(*)::int AS n FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'`,
    );
    await client.end();
    return rows[0].n as number;
  };

  beforeAll(async () => {
    service = await testService({ ROLES: 'api', DATA_DIRECTORY: directory });
    db = service.app.get(DataSource);
    await service.app.get(LoadDemonstration).reference(true);
    for (const displayName of ['Ana', 'Ion'])
      await service.app.inject({ method: 'POST', url: '/v1/profiles', payload: { destination: 'MD', details: { displayName } } });
    await db.query(
      `INSERT INTO platform.dead_letter (id, queue, name, data, reason, attempts)
       SELECT gen_random_uuid(), 'matching', 'match-profile', jsonb_build_object('profileId', gen_random_uuid()), 'of the test', 5 FROM generate_series(1, ${MANY})`,
    );
    elsewhere = await empty();
    await keep('whole.zip');
  }, 120_000);
  afterAll(async () => {
    await service?.stop();
    for (const { drop } of opened) await drop();
    fs.rmSync(directory, { recursive: true });
  });

  it('is one file for its owner only, and never takes the place of another', async () => {
    expect(fs.statSync(archive).mode & 0o777).toBe(0o600);
    await expect(keep('whole.zip')).rejects.toThrow('is there already');
    await expect(keep('nowhere/a.zip')).rejects.toThrow('where this user may write');
    await expect(backupCommand([], { say: () => {} })).rejects.toThrow('Usage: npm run backup');
    await expect(restoreCommand(['--fast'], { say: () => {} })).rejects.toThrow('Usage: npm run restore');
  });

  it('that is killed leaves no file under its name, and the next one is whole', async () => {
    const killed = beginCommand(['backup', file('killed.zip')], environment(service.databaseUrl));
    await eventually(
      async () => sizeOfHalf(directory),
      (bytes) => bytes > 100_000,
    );
    killed.kill('SIGKILL');
    await once(killed, 'close');
    expect(fs.existsSync(file('killed.zip'))).toBe(false);
    await keep('killed.zip');
    (await ArchiveReader.open(file('killed.zip'))).close();
  });

  it('says that there is no room, and leaves nothing', async () => {
    const before = fs.readdirSync(directory);
    const full = await runCommand(['backup', file('full.zip')], environment(service.databaseUrl), 'ulimit -f 2000;');
    expect(full).toMatchObject({ code: 1, said: expect.stringMatching(/no room for .*full\.zip \(EFBIG\)/) });
    expect(fs.readdirSync(directory)).toEqual(before);
  });

  it('sees every row or is none: a role from which policies hide rows is told so', async () => {
    const role = `reader_${path.basename(directory).slice(-6).toLowerCase()}`;
    const [{ schemas }] = (await db.query(
      `SELECT string_agg(nspname, ', ') AS schemas FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema|bullmq)'`,
    )) as [{ schemas: string }];
    await db.query(`CREATE ROLE ${role} LOGIN PASSWORD 'of-the-test'`);
    await db.query(`GRANT USAGE ON SCHEMA ${schemas} TO ${role}`);
    await db.query(`GRANT SELECT ON ALL TABLES IN SCHEMA ${schemas} TO ${role}`);
    await db.query(`GRANT SELECT ON ALL SEQUENCES IN SCHEMA ${schemas} TO ${role}`);
    const url = Object.assign(new URL(service.databaseUrl), { username: role, password: 'of-the-test' }).toString();
    const refused = await keep('hidden.zip', url).catch((error: Error) => error.message);
    await db.query(`ALTER ROLE ${role} BYPASSRLS`);
    const before = await keep('reader.zip', url);
    await db.query(`DROP OWNED BY ${role}`);
    await db.query(`DROP ROLE ${role}`);
    expect(before.tables.find(({ name }) => name === 'profiles.profile')).toMatchObject({ rows: 2 });
    expect(refused).toContain('sees every row or is none');
    expect(fs.existsSync(file('hidden.zip'))).toBe(false);
  });

  describe('is refused before anything is restored', () => {
    const refusal = async (name: string, more: Record<string, string> = {}): Promise<string> => {
      const said = await restore(name, elsewhere.url, more).then(
        () => 'restored',
        (error: Error) => error.message,
      );
      expect(await relationsThere()).toBe(0);
      return said;
    };
    const damaged = (name: string, change: (bytes: Buffer) => Buffer) => {
      fs.writeFileSync(file(name), change(fs.readFileSync(archive)));
      return refusal(name);
    };
    const flip = (bytes: Buffer, at: number) => {
      bytes[at] = (bytes[at] as number) ^ 0x10;
      return bytes;
    };

    it('when it is cut short, wherever', async () => {
      for (const share of [0, 0.1, 0.5, 0.999])
        expect(await damaged('cut.zip', (bytes) => bytes.subarray(0, bytes.length * share))).toContain('cut short');
    });

    it('when a byte of its rows or of its manifest is another, by name', async () => {
      const rows = await damaged('rows.zip', (bytes) => flip(bytes, bytes.indexOf('tables/platform.dead_letter.copy') + 5_000));
      expect(rows).toMatch(/the rows of platform\.dead_letter are damaged/);
      const manifest = await damaged('manifest.zip', (bytes) => flip(bytes, bytes.indexOf('manifest.json') + 400));
      expect(manifest).toMatch(/manifest is damaged|list of files is damaged/);
    });

    it('when the keys at hand are others, since no key is in it', async () => {
      const other = Buffer.alloc(32, 1).toString('base64');
      expect(await refusal('whole.zip', { DATA_KEYS: `of-another:${other}` })).toContain('2 data keys are wrapped by "trial-1"');
      expect(await refusal('whole.zip', { DATA_KEYS: `trial-1:${other}` })).toContain('is another key');
      expect(await refusal('whole.zip', { INDEX_KEY: other })).toContain('INDEX_KEY is not that of this archive');
      const [key, index] = ['data-keys', 'index-key'].map((name) => fs.readFileSync(path.join(directory, 'keys', name), 'utf8').trim());
      expect(fs.readFileSync(archive).includes(key?.split(':')[1] as string)).toBe(false);
      expect(fs.readFileSync(archive).includes(index as string)).toBe(false);
    });

    it('when the erasure ledger does not know who was erased', async () => {
      const { id } = (await service.app.inject({ method: 'POST', url: '/v1/profiles', payload: { destination: 'MD' } })).json();
      await service.app.inject({ method: 'DELETE', url: `/v1/profiles/${id}` });
      await keep('erased.zip');
      expect(await refusal('erased.zip', { ERASURE_LEDGER: file('no-ledger') })).toContain('does not know 1 erasures');
    });

    it('when a newer release wrote it, which is named', async () => {
      await db.query(`INSERT INTO public.migration (timestamp, name) VALUES (1999000000000, 'WhatComesLater1999000000000')`);
      await keep('newer.zip');
      await db.query(`DELETE FROM public.migration WHERE timestamp = 1999000000000`);
      expect(await refusal('newer.zip')).toMatch(/written by release \d\S+, .*WhatComesLater1999000000000/);
    });
  });

  it('that is killed while it is restored leaves the database empty, and can be restored again, once', async () => {
    const killed = beginCommand(['restore', archive], environment(elsewhere.url));
    const client = new pg.Client(elsewhere.url);
    await client.connect();
    const copied = async () =>
      Number((await client.query(`SELECT coalesce(max(tuples_processed), 0) AS n FROM pg_stat_progress_copy`)).rows[0].n);
    await eventually(copied, (rows) => rows > MANY / 10, 60_000).finally(() => {
      killed.kill('SIGKILL');
      return client.end();
    });
    await eventually(relationsThere, (n) => n === 0);
    expect(await restore('whole.zip')).toMatchObject({ whole: true, said: expect.stringMatching(/^6\d{4} rows/) });
    await expect(restore('whole.zip')).rejects.toThrow(/is not empty .*CREATE DATABASE/);
  }, 180_000);

  it('is restored by an owner who is no superuser', async () => {
    const [role, database] = [`owner_${path.basename(directory).slice(-6).toLowerCase()}`, await empty()];
    const name = new URL(database.url).pathname.slice(1);
    await db.query(`CREATE ROLE ${role} LOGIN PASSWORD 'of-the-test' NOSUPERUSER`);
    await db.query(`GRANT passerelle_request, passerelle_job TO ${role}`);
    await db.query(`ALTER DATABASE ${name} OWNER TO ${role}`);
    const url = Object.assign(new URL(database.url), { username: role, password: 'of-the-test' }).toString();
    const restored = await restore('whole.zip', url).catch((error: Error) => error.message);
    await database.drop();
    opened.splice(opened.indexOf(database), 1);
    await db.query(`DROP ROLE ${role}`);
    expect(restored).toMatchObject({ whole: true });
  });
});

function sizeOfHalf(directory: string): number {
  const half = fs.readdirSync(directory).find((name) => name.endsWith('.half'));
  return half ? fs.statSync(path.join(directory, half)).size : 0;
}
