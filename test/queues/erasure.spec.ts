import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { ErasePerson, ReplayErasures } from '../../src/personal-data/index.js';
import { Queues } from '../../src/platform/queues/queues.js';
import { databaseFilesWith, redisKeysWith, tablesWith } from '../fixtures/search-everywhere.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';
import { QUEUES_OF_PEOPLE, WordyPerson } from '../fixtures/wordy-person.js';

type Body = ReturnType<typeof JSON.parse>;
const WORD = `Xq${randomBytes(5).toString('hex')}`;

describe('the erasure of a person', () => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'passerelle-erasure-'));
  const logFile = path.join(directory, 'passerelle.log');
  let service: TestService;
  let db: DataSource;
  let person: WordyPerson;
  beforeAll(async () => {
    service = await testService({ DATA_DIRECTORY: directory, LOG_LEVEL: 'debug' }, undefined, logFile);
    db = service.app.get(DataSource);
    person = new WordyPerson(service, WORD);
    await service.app.get(LoadDemonstration).reference(true);
    await service.app.get(LoadDemonstration).people();
    await service.app.get(LoadDemonstration).vacancies();
  });
  afterAll(async () => {
    await service.stop();
    fs.rmSync(directory, { recursive: true });
  });

  const placesWith = async (word: string) => ({
    tables: await tablesWith(db, word),
    files: (await databaseFilesWith(db, word)).found,
    redis: await redisKeysWith(word),
    log: fs.readFileSync(logFile, 'utf8').includes(word),
    ledger:
      fs.existsSync(path.join(directory, 'erasures.ndjson')) &&
      fs.readFileSync(path.join(directory, 'erasures.ndjson'), 'utf8').includes(word),
  });
  const failedJobsNaming = async (id: string) => {
    const jobs = await Promise.all(QUEUES_OF_PEOPLE.map((name) => service.app.get(Queues).named(name).getJobs(['failed'])));
    return jobs.flat().filter(({ data }) => JSON.stringify(data).includes(id)).length;
  };
  const NOWHERE = { tables: [], files: [], redis: [], log: false, ledger: false };
  const statistics = async () => ({
    unlocks: await db.query(`SELECT * FROM matching.unlock_count ORDER BY country`),
    others: await db.query(`SELECT profile_id, items FROM matching.match_list WHERE profile_id::text LIKE '01900000%' ORDER BY 1`),
    outcomes: await db.query(
      `SELECT best_outcome, count(*) FROM recognition.assessment WHERE profile_id::text LIKE '01900000%' GROUP BY 1 ORDER BY 1`,
    ),
  });

  async function requestsThatFail(id: string): Promise<void> {
    const wrong = await person.ask('POST', 'profiles', { ...person.form, destination: WORD, [WORD]: WORD });
    const broken = await person.ask('POST', 'profiles', `{ "details": { "displayName": ${WORD} } }`, {
      'content-type': 'application/json',
    });
    const searched = await person.ask('GET', `occupations?q=${WORD}`);
    expect([wrong, broken, searched].map(({ statusCode }) => statusCode)).toEqual([422, 400, 200]);
    await db.query(`ALTER TABLE profiles.evidence ADD CONSTRAINT full_disk CHECK (id IS NULL) NOT VALID`);
    const failed = await person.ask('POST', `profiles/${id}/evidence`, {
      kind: 'document',
      grade: 'attested',
      description: `${WORD} lost`,
    });
    await db.query(`ALTER TABLE profiles.evidence DROP CONSTRAINT full_disk`);
    expect(failed.statusCode).toBe(500);
  }

  async function aJobIsGivenUp(of: string): Promise<void> {
    await db.query(`ALTER TABLE recognition.assessment ADD CONSTRAINT full_disk CHECK (id IS NULL) NOT VALID`);
    await person.done('POST', `${of}/credentials`, { kind: 'non-formal', country: 'IT', title: `${WORD} Last`, awardedOn: '2020-01-01' });
    await eventually(
      () => person.done('GET', 'dead-letters'),
      ({ items }) => items.length > 0,
      30_000,
    );
    await db.query(`ALTER TABLE recognition.assessment DROP CONSTRAINT full_disk`);
  }

  it('leaves no word of theirs in tables, database files, queues, log or ledger, and the statistics as they are', async () => {
    const id = await person.lives();
    expect((await person.ask('POST', 'profiles', person.form, { 'idempotency-key': `${WORD}-1` })).headers['idempotent-replayed']).toBe(
      'true',
    );
    await requestsThatFail(id);
    await aJobIsGivenUp(`profiles/${id}`);
    await person.ask('GET', 'unlocks?destination=MD');
    await eventually(
      () => db.query(`SELECT country FROM matching.unlock_count`),
      ({ length }) => length > 0,
      60_000,
    );
    await person.idle();
    const told = ['evidence', 'consents', 'credentials', 'assessments', 'validations'];
    for (const part of told) expect((await person.ask('GET', `profiles/${id}/${part}`)).body).toContain(WORD);
    expect(await placesWith(WORD)).toEqual(NOWHERE);
    expect(await failedJobsNaming(id)).toBe(1);
    const before = await statistics();

    const answer = await person.ask('DELETE', `profiles/${id}`);
    expect(answer.statusCode).toBe(200);
    const receipt: Body = answer.json();
    expect(receipt).toMatchObject({
      digest: expect.stringMatching(/^sha-256:[0-9a-f]{64}$/),
      erased: {
        ...{ 'profiles.name_index': 1 },
        ...{
          'platform.data_key': 1,
          'profiles.profile': 1,
          'profiles.personal_details': 1,
          'profiles.evidence': 1,
          'profiles.consent': 4,
          'platform.mail': 1,
        },
        ...{ 'referrals.referral': 1, 'referrals.referral_step': 4, 'referrals.disclosure': 1 },
        ...{ 'reviews.review': 1, 'reviews.answer': 1, 'identity.broken_glass': 1, 'identity.reasoned_access': 1 },
        ...{ 'passport.passport': 1, 'passport.share': 1, 'passport.opening': 1 },
        ...{ 'recognition.recognition_case': 1, 'recognition.case_step': 6, 'recognition.validation_result': 1, 'recognition.state': 1 },
        ...{
          'matching.match_list': 1,
          'matching.assignment_person': 1,
          'matching.placement_decision': 1,
          'platform.idempotency_key': 10,
          'platform.dead_letter': 1,
        },
      },
    });
    await person.idle();
    expect(await placesWith(WORD)).toEqual(NOWHERE);
    expect((await tablesWith(db, id)).filter((table) => !table.startsWith('bullmq.'))).toEqual(['audit.entry', 'platform.outbox']);
    expect(await db.query(`SELECT name FROM platform.outbox WHERE data::text LIKE '%' || $1 || '%'`, [id])).toEqual([
      { name: 'profile.erased.v1' },
    ]);
    expect(
      await db.query(`SELECT action, address, read_at IS NOT NULL AS kept FROM identity.reasoned_access WHERE sealed IS NULL`),
    ).toEqual([{ action: 'profiles:read', address: '', kept: true }]);
    expect(await statistics()).toEqual(before);
    await eventually(
      () => failedJobsNaming(id),
      (n) => n === 0,
    );
    expect((await person.ask('DELETE', `profiles/${id}`)).json()).toEqual(receipt);
    expect((await person.ask('GET', `erasures/${receipt.id}`)).json()).toEqual(receipt);
    expect(JSON.stringify(receipt)).not.toContain(id);
    expect((await person.ask('POST', 'profiles', person.form, { 'idempotency-key': `${WORD}-1` })).statusCode).toBe(201);
  });

  it('would have been found otherwise: a word in the clear is seen in tables, files and log', async () => {
    const word = `Control${WORD}`;
    await db.query(`CREATE TABLE public.control AS SELECT $1::text AS word, convert_to($1, 'UTF8') AS bytes`, [word]);
    fs.appendFileSync(logFile, word);
    const job = await service.app.get(Queues).named('vacancies').add('control', { word }, { delay: 3_600_000 });
    const found = await placesWith(word);
    const { read } = await databaseFilesWith(db, word);
    const inFiles = read ? [expect.stringContaining('/base/'), expect.stringContaining('/pg_wal/')] : [];
    expect([...found.redis, ...found.tables.filter((table) => table.startsWith('bullmq.'))].length).toBeGreaterThan(0);
    expect(found).toMatchObject({ tables: expect.arrayContaining(['public.control']), files: expect.arrayContaining(inFiles), log: true });
    await db.query(`DROP TABLE public.control`);
    await job.remove();
    console.log(`      ${read} database files, every table, the log and the queues were searched for her words`);
  });

  it('holds against a backup that knows nothing of it, and against rows put back by hand', async () => {
    const { id } = await person.done('POST', 'profiles', person.form);
    await person.done('POST', `profiles/${id}/evidence`, { kind: 'document', grade: 'attested', description: WORD });
    await person.idle();
    const TABLES = ['platform.data_key', 'profiles.profile', 'profiles.personal_details', 'profiles.evidence', 'recognition.state'];
    for (const table of TABLES) await db.query(`CREATE TABLE public.backup_${table.replace('.', '_')} AS SELECT * FROM ${table}`);
    const restore = async () => {
      for (const table of TABLES)
        await db.query(`INSERT INTO ${table} SELECT * FROM public.backup_${table.replace('.', '_')} ON CONFLICT DO NOTHING`);
    };
    const replay = service.app.get(ReplayErasures);
    const tallied = async () =>
      (await db.query(`SELECT coalesce(sum(people), 0)::int AS n FROM personal_data.erased_tally`))[0].n as number;
    const before = await tallied();
    const receipt = await person.done('DELETE', `profiles/${id}`);
    await person.idle();
    expect([await replay.ofLedger(), await tallied()]).toEqual([0, before + 1]);
    const told = async () => (await db.query(`SELECT count(*)::int AS n FROM audit.entry WHERE action = 'person.erased'`))[0].n as number;
    const once = await told();
    await service.app.get(ErasePerson).again(id, receipt);
    expect([await told(), await tallied()]).toEqual([once, before + 1]);

    await restore();
    expect((await person.ask('GET', `profiles/${id}/evidence`)).body).toContain(WORD);
    expect([await replay.execute(), await tallied()]).toEqual([1, before + 1]);
    expect((await person.ask('GET', `profiles/${id}`)).statusCode).toBe(404);

    await restore();
    await db.query(`DELETE FROM platform.erasure WHERE id = $1`, [receipt.id]);
    await db.query(`UPDATE personal_data.erased_tally SET people = people - 1 WHERE country = 'MD' AND sex = 'female' AND people > 1`);
    const counted = await tallied();
    expect([await replay.ofLedger(), await replay.ofLedger(), await tallied()]).toEqual([1, 0, counted + 1]);
    for (const table of TABLES) expect(await db.query(`SELECT FROM ${table} AS t WHERE t::text LIKE '%' || $1 || '%'`, [id])).toEqual([]);
    expect((await person.ask('GET', `erasures/${receipt.id}`)).json()).toMatchObject({
      id: receipt.id,
      digest: receipt.digest,
      erased: receipt.erased,
    });
    expect(
      (await person.ask('POST', `profiles/${id}/evidence`, { kind: 'document', grade: 'attested', description: WORD })).statusCode,
    ).toBe(404);
  });

  it('waits for whoever is writing about them, and lets nobody write after it', async () => {
    const { id } = await person.done('POST', 'profiles', person.form);
    const writes = Array.from({ length: 12 }, (_, n) =>
      n === 6
        ? person.ask('DELETE', `profiles/${id}`)
        : person.ask('POST', `profiles/${id}/evidence`, { kind: 'document', grade: 'attested', description: `${WORD} ${n}` }),
    );
    const codes = (await Promise.all(writes)).map(({ statusCode }) => statusCode);
    expect([codes[6], codes.filter((code) => ![200, 201, 404].includes(code))]).toEqual([200, []]);
    await person.idle();
    expect((await tablesWith(db, id)).filter((table) => !table.startsWith('bullmq.'))).toEqual(['audit.entry', 'platform.outbox']);
  });
});
