import path from 'node:path';
import { DataSource } from 'typeorm';
import { SignHeads, verifyChains } from '../../src/audit/index.js';
import { ReconcileMatches } from '../../src/matching/index.js';
import { ArchiveReader } from '../../src/platform/backup/archive-reader.js';
import { restoreBackup } from '../../src/platform/backup/restore-backup.js';
import { databaseOptions, migrate } from '../../src/platform/database/data-source.js';
import { ReconcileAssessments } from '../../src/recognition/index.js';
import { newAuditKey } from '../fixtures/audit-chains.js';
import { tablesWith } from '../fixtures/search-everywhere.js';
import { emptyDatabase } from '../fixtures/test-database.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';
import { asAsked } from '../fixtures/wordy-person.js';

/** How it was made: test/fixtures/releases/README.md. */
const FILE = path.resolve('test/fixtures/releases/0.1.0-before-the-audit.zip');
const DEMONSTRATED = '01900000-0000-7001-8000-000000000002';
const WORD = 'Zorilacuvant';

describe('a database of the previous release, with data in it', () => {
  let archive: ArchiveReader;
  const opened: { destroy?: () => Promise<void>; drop?: () => Promise<void> }[] = [];
  beforeAll(async () => {
    archive = await ArchiveReader.open(FILE);
  });
  afterAll(async () => {
    for (const one of opened.toReversed()) await (one.destroy ?? one.drop)?.call(one);
    archive?.close();
  });

  const restored = async () => {
    const database = await emptyDatabase();
    await restoreBackup(archive, { databaseUrl: database.url, file: FILE, approve: async () => {} });
    return database;
  };
  const connected = (url: string) => new DataSource(databaseOptions(url, [], 2)).initialize();
  const previous = async () => {
    const database = await restored();
    opened.push(database);
    const db = await connected(database.url);
    opened.push(db);
    return { database, db };
  };
  const countsIn = async (db: DataSource) => {
    const counts: [string, number][] = [];
    for (const { name } of archive.manifest.tables) counts.push([name, (await db.query(`SELECT count(*)::int AS n FROM ${name}`))[0].n]);
    return Object.fromEntries(counts);
  };
  const appliedIn = async (db: DataSource): Promise<string[]> =>
    (await db.query(`SELECT name FROM migration ORDER BY id`)).map(({ name }: { name: string }) => name);

  it('keeps every row', async () => {
    const { database, db } = await previous();
    const before = Object.fromEntries(archive.manifest.tables.map(({ name, rows }) => [name, rows]));
    expect([before['profiles.profile'], before['recognition.case_step']]).toEqual([41, 1]);
    expect(await countsIn(db)).toEqual(before);
    expect(await appliedIn(db)).toEqual(archive.manifest.migrations);
    expect(await migrate(database.url)).toBeGreaterThan(5);
    expect(await countsIn(db)).toEqual(before);
  });

  it('is migrated once by two that start at once: the second waits', async () => {
    const { database } = await previous();
    const applied = await Promise.all([migrate(database.url), migrate(database.url)]);
    expect(applied.filter((n) => n === 0)).toHaveLength(1);
  });

  it('stays as it was where a migration fails half way, which is named, and goes on when the cause is mended', async () => {
    const { database, db } = await previous();
    await db.query(`CREATE INDEX personal_details_plain ON profiles.profile (id)`);
    await expect(migrate(database.url)).rejects.toThrow(
      /migration PersonalWordsAreSealed1764008000000 failed: relation "personal_details_plain" already exists\. .*run "npm run migrate" again/,
    );
    expect((await appliedIn(db)).at(-1)).toBe('PeopleSignIn1764007200000');
    expect(await db.query(`SELECT FROM information_schema.columns WHERE column_name = 'sealed' AND table_schema = 'profiles'`)).toEqual([]);
    expect(await db.query(`SELECT content IS NOT NULL AS plain FROM profiles.profile LIMIT 1`)).toEqual([{ plain: true }]);
    await db.query(`DROP INDEX profiles.personal_details_plain`);
    expect(await migrate(database.url)).toBeGreaterThan(2);
  });

  describe('under this release', () => {
    let service: TestService;
    let db: DataSource;
    let person: string;
    /** What the previous release answered: this one, as it starts, adds answers of its own. */
    let answered: { id: string; profile_id: string }[];
    beforeAll(async () => {
      const database = await restored();
      const before = await connected(database.url);
      answered = await before.query(`SELECT id, profile_id FROM recognition.assessment`);
      await before.destroy();
      await migrate(database.url);
      service = await testService({ AUDIT_KEY: newAuditKey() }, undefined, undefined, database);
      db = service.app.get(DataSource);
      [{ id: person }] = await db.query(`SELECT profile_id AS id FROM profiles.evidence LIMIT 1`);
    }, 60_000);
    afterAll(() => service?.stop());
    const get = async (url: string) => (await service.app.inject({ url, headers: asAsked(url) })).json();

    it('has its words sealed, and they read as before', async () => {
      const found = await eventually(
        () => tablesWith(db, WORD),
        ({ length }) => length === 0,
        60_000,
      );
      expect(found).toEqual([]);
      expect(await get(`/v1/profiles/${person}`)).toMatchObject({
        credentials: [{ title: `${WORD} Diploma`, issuer: `${WORD} School` }],
      });
      expect(JSON.stringify(await get(`/v1/profiles/${person}/evidence`))).toContain(`"description":"${WORD} extract"`);
      expect(JSON.stringify(await get(`/v1/profiles/${person}/consents`))).toContain(`"recipient":"${WORD} Office"`);
    });

    it('gives past answers again, or says that their engine is not kept', async () => {
      expect(answered).toHaveLength(68);
      const seen = { same: 0, engineNotKept: 0, other: [] as unknown[] };
      for (const { id, profile_id } of answered) {
        const answer = await service.app.inject({ method: 'POST', url: `/v1/profiles/${profile_id}/assessments/${id}/replay` });
        const body = answer.json();
        if (body.same === true) seen.same += 1;
        else if (body.code === 'engine-not-kept') seen.engineNotKept += 1;
        else seen.other.push([answer.statusCode, body]);
      }
      expect(seen.other).toEqual([]);
      expect(seen.same + seen.engineNotKept).toBe(answered.length);
    });

    it('has every list brought to the present', async () => {
      await service.app.get(ReconcileAssessments).execute();
      await service.app.get(ReconcileMatches).execute();
      const list = await eventually(
        () => get(`/v1/profiles/${DEMONSTRATED}/matches`),
        ({ fresh }) => fresh === true,
        60_000,
      );
      expect(list.items.length).toBeGreaterThan(0);
    });

    it('begins its audit with what is done now', async () => {
      await get(`/v1/profiles/${person}`);
      const chains = await verifyChains(db, { keys: [service.app.get(SignHeads).publicKey] });
      expect(chains.map(({ fault }) => fault).filter(Boolean)).toEqual([]);
      expect(chains.reduce((sum, { entries }) => sum + entries, 0)).toBeGreaterThan(3);
    });
  });
});
