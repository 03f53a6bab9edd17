import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { ReplayErasures } from '../../src/personal-data/index.js';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { Queues } from '../../src/platform/queues/queues.js';
import { databaseFilesWith, redisKeysWith, tablesWith } from '../fixtures/search-everywhere.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';

type Body = ReturnType<typeof JSON.parse>;
const WORD = `Xq${randomBytes(5).toString('hex')}`;
const ASSESSOR = 'demonstration-md-assessor';
const QUEUES = ['recognition', 'matching', 'profiles', 'personal-data'];

/** Her words in every field that takes any. */
const PERSON = {
  destination: 'MD',
  nationalities: ['MD'],
  languages: [{ language: 'ro', level: 'C2' }],
  wishes: { regions: ['MD-OR'], occupations: ['5322'] },
  details: { displayName: `${WORD} Name`, sex: 'female', birthYear: 1977 },
  experiences: [{ occupation: '5322', country: 'IT', from: '2018-01', to: '2023-12', hoursPerWeek: 40, evidence: 'attested' }],
  credentials: [
    { kind: 'formal', country: 'IT', title: `${WORD} Diploma`, issuer: `${WORD} School`, awardedOn: '2010-06-20', occupation: '5322' },
  ],
};

describe('the erasure of a person', () => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'passerelle-erasure-'));
  const logFile = path.join(directory, 'passerelle.log');
  let service: TestService;
  let db: DataSource;
  beforeAll(async () => {
    service = await testService({ DATA_DIRECTORY: directory, LOG_LEVEL: 'debug' }, logFile);
    db = service.app.get(DataSource);
    await service.app.get(LoadDemonstration).reference(true);
    await service.app.get(LoadDemonstration).people();
    await service.app.get(LoadDemonstration).vacancies();
  });
  afterAll(async () => {
    await service.stop();
    fs.rmSync(directory, { recursive: true });
  });

  type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
  const ask = (method: Method, url: string, payload?: object | string, headers: Record<string, string> = {}) =>
    service.app.inject({
      method,
      url: `/v1/${url}`,
      headers: { authorization: `Bearer ${ASSESSOR}`, ...headers },
      ...(payload && { payload }),
    });
  const done = async (method: Method, url: string, payload?: object, headers?: Record<string, string>): Promise<Body> => {
    const answer = await ask(method, url, payload, headers);
    if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`);
    return answer.body ? { ...answer.json(), etag: answer.headers.etag } : {};
  };
  const idle = () =>
    eventually(
      async () => (await service.app.get(Outbox).waiting()) + (await service.app.get(Queues).busy(QUEUES)),
      (left) => left === 0,
      60_000,
    );
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
    const jobs = await Promise.all(QUEUES.map((name) => service.app.get(Queues).named(name).getJobs(['failed'])));
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

  /** Everything that can happen to her here, until a job about her is given up. */
  async function livesThroughEverything(): Promise<string> {
    const key = { 'idempotency-key': `${WORD}-1` };
    const { id } = await done('POST', 'profiles', PERSON, key);
    expect((await ask('POST', 'profiles', PERSON, key)).headers['idempotent-replayed']).toBe('true');
    const of = `profiles/${id}`;
    await done('POST', `${of}/credentials`, { kind: 'non-formal', country: 'IT', title: `${WORD} Course`, issuer: `${WORD} Centre` }, key);
    await done(
      'POST',
      `${of}/evidence`,
      { kind: 'document', grade: 'attested', description: `${WORD} extract`, vouchedBy: `${WORD} INPS` },
      key,
    );
    const consent = { recipient: `${WORD} Office`, purpose: 'referral', wording: `${WORD} may see my profile` };
    await done('POST', `${of}/consents`, consent, key);
    await idle();
    await eventually(
      () => done('GET', `${of}/matches`),
      ({ fresh, items }) => fresh && items.length > 0,
    );
    await done('GET', `${of}/unlocks`);
    await done('GET', `${of}/assessments`);
    await done('POST', 'assignments', { profileIds: [id, '01900000-0000-7001-8000-000000000001'] }, key);
    await aCaseIsDecided(id);
    await aValidationFails(of);
    await requestsThatFail(id);
    await aJobIsGivenUp(of);
    return id;
  }

  async function aCaseIsDecided(profileId: string): Promise<void> {
    const [credential] = PERSON.credentials;
    const facts = { destination: 'MD', credential };
    let one = await done('POST', 'recognition-cases', { purpose: 'title', profileId, facts }, { 'idempotency-key': `${WORD}-2` });
    const refused = { outcome: 'refused', reasons: [{ code: 'false-documents', words: `${WORD} stamp` }], whyDeparted: `${WORD} papers` };
    const steps: [string, object][] = [
      ['evidence-requests', { asked: [`${WORD} transcript`] }],
      ['evidence-requests/0/answer', { given: `${WORD} given` }],
      ['completion', {}],
      ['decision', { ...refused, appeal: { to: `${WORD} court`, until: '2199-01-01' } }],
      ['appeals', { grounds: `${WORD} grounds` }],
    ];
    for (const [step, payload] of steps) one = await done('POST', `recognition-cases/${one.id}/${step}`, payload, { 'if-match': one.etag });
  }

  async function aValidationFails(of: string): Promise<void> {
    const { id } = await done('POST', `${of}/validations`, { standard: 'MD-5322' }, { 'idempotency-key': `${WORD}-3` });
    const judged = { result: 'not-yet', reason: `${WORD} not shown` };
    await done('POST', `${of}/validations/${id}/units/MD-5322-1`, judged, { 'idempotency-key': `${WORD}-4` });
  }

  async function requestsThatFail(id: string): Promise<void> {
    const wrong = await ask('POST', 'profiles', { ...PERSON, destination: WORD, [WORD]: WORD });
    const broken = await ask('POST', 'profiles', `{ "details": { "displayName": ${WORD} } }`, { 'content-type': 'application/json' });
    const searched = await ask('GET', `occupations?q=${WORD}`);
    expect([wrong, broken, searched].map(({ statusCode }) => statusCode)).toEqual([422, 400, 200]);
    await db.query(`ALTER TABLE profiles.evidence ADD CONSTRAINT full_disk CHECK (id IS NULL) NOT VALID`);
    const failed = await ask('POST', `profiles/${id}/evidence`, { kind: 'document', grade: 'attested', description: `${WORD} lost` });
    await db.query(`ALTER TABLE profiles.evidence DROP CONSTRAINT full_disk`);
    expect(failed.statusCode).toBe(500);
  }

  async function aJobIsGivenUp(of: string): Promise<void> {
    await db.query(`ALTER TABLE recognition.assessment ADD CONSTRAINT full_disk CHECK (id IS NULL) NOT VALID`);
    await done('POST', `${of}/credentials`, { kind: 'non-formal', country: 'IT', title: `${WORD} Last`, awardedOn: '2020-01-01' });
    await eventually(
      () => done('GET', 'dead-letters'),
      ({ items }) => items.length > 0,
      30_000,
    );
    await db.query(`ALTER TABLE recognition.assessment DROP CONSTRAINT full_disk`);
  }

  it('leaves no word of theirs in tables, database files, queues, log or ledger, and the statistics as they are', async () => {
    const id = await livesThroughEverything();
    await ask('GET', 'unlocks?destination=MD');
    await eventually(
      () => db.query(`SELECT country FROM matching.unlock_count`),
      ({ length }) => length > 0,
      60_000,
    );
    await idle();
    const told = ['evidence', 'consents', 'credentials', 'assessments', 'validations'];
    for (const part of told) expect((await ask('GET', `profiles/${id}/${part}`)).body).toContain(WORD);
    expect(await placesWith(WORD)).toEqual(NOWHERE);
    expect(await failedJobsNaming(id)).toBe(1);
    const before = await statistics();

    const answer = await ask('DELETE', `profiles/${id}`);
    expect(answer.statusCode).toBe(200);
    const receipt: Body = answer.json();
    expect(receipt).toMatchObject({
      digest: expect.stringMatching(/^sha-256:[0-9a-f]{64}$/),
      erased: {
        ...{ 'platform.data_key': 1, 'profiles.profile': 1, 'profiles.personal_details': 1, 'profiles.evidence': 1, 'profiles.consent': 1 },
        ...{ 'recognition.recognition_case': 1, 'recognition.case_step': 6, 'recognition.validation_result': 1, 'recognition.state': 1 },
        ...{ 'matching.match_list': 1, 'matching.assignment_person': 1, 'platform.idempotency_key': 8, 'platform.dead_letter': 1 },
      },
    });
    await idle();
    expect(await placesWith(WORD)).toEqual(NOWHERE);
    expect((await tablesWith(db, id)).filter((table) => !table.startsWith('bullmq.'))).toEqual(['platform.outbox']);
    expect(await db.query(`SELECT name FROM platform.outbox WHERE data::text LIKE '%' || $1 || '%'`, [id])).toEqual([
      { name: 'profile.erased.v1' },
    ]);
    expect(await statistics()).toEqual(before);
    await eventually(
      () => failedJobsNaming(id),
      (n) => n === 0,
    );
    expect((await ask('DELETE', `profiles/${id}`)).json()).toEqual(receipt);
    expect((await ask('GET', `erasures/${receipt.id}`)).json()).toEqual(receipt);
    expect(JSON.stringify(receipt)).not.toContain(id);
    expect((await ask('POST', 'profiles', PERSON, { 'idempotency-key': `${WORD}-1` })).statusCode).toBe(201);
  });

  it('would have been found otherwise: a word in the clear is seen in tables, files and log', async () => {
    const word = `Control${WORD}`;
    await db.query(`CREATE TABLE public.control AS SELECT $1::text AS word, convert_to($1, 'UTF8') AS bytes`, [word]);
    fs.appendFileSync(logFile, word);
    const job = await service.app.get(Queues).named('vacancies').add('control', { word }, { delay: 3_600_000 });
    const found = await placesWith(word);
    expect([...found.redis, ...found.tables.filter((table) => table.startsWith('bullmq.'))].length).toBeGreaterThan(0);
    expect(found).toMatchObject({
      tables: expect.arrayContaining(['public.control']),
      files: expect.arrayContaining([expect.stringContaining('/base/'), expect.stringContaining('/pg_wal/')]),
      log: true,
    });
    await db.query(`DROP TABLE public.control`);
    await job.remove();
    const { read } = await databaseFilesWith(db, word);
    console.log(`      ${read} database files, every table, the log and the queues were searched for her words`);
  });

  it('holds against a backup that knows nothing of it, and against rows put back by hand', async () => {
    const { id } = await done('POST', 'profiles', PERSON);
    await done('POST', `profiles/${id}/evidence`, { kind: 'document', grade: 'attested', description: WORD });
    await idle();
    const TABLES = ['platform.data_key', 'profiles.profile', 'profiles.personal_details', 'profiles.evidence', 'recognition.state'];
    for (const table of TABLES) await db.query(`CREATE TABLE public.backup_${table.replace('.', '_')} AS SELECT * FROM ${table}`);
    const restore = async () => {
      for (const table of TABLES)
        await db.query(`INSERT INTO ${table} SELECT * FROM public.backup_${table.replace('.', '_')} ON CONFLICT DO NOTHING`);
    };
    const replay = service.app.get(ReplayErasures);
    const receipt = await done('DELETE', `profiles/${id}`);
    await idle();
    expect(await replay.ofLedger()).toBe(0);

    await restore();
    expect((await ask('GET', `profiles/${id}/evidence`)).body).toContain(WORD);
    expect(await replay.execute()).toBe(1);
    expect((await ask('GET', `profiles/${id}`)).statusCode).toBe(404);

    await restore();
    await db.query(`DELETE FROM platform.erasure WHERE id = $1`, [receipt.id]);
    expect([await replay.ofLedger(), await replay.ofLedger()]).toEqual([1, 0]);
    for (const table of TABLES) expect(await db.query(`SELECT FROM ${table} AS t WHERE t::text LIKE '%' || $1 || '%'`, [id])).toEqual([]);
    expect((await ask('GET', `erasures/${receipt.id}`)).json()).toMatchObject({
      id: receipt.id,
      digest: receipt.digest,
      erased: receipt.erased,
    });
    expect((await ask('POST', `profiles/${id}/evidence`, { kind: 'document', grade: 'attested', description: WORD })).statusCode).toBe(404);
  });

  it('waits for whoever is writing about them, and lets nobody write after it', async () => {
    const { id } = await done('POST', 'profiles', PERSON);
    const writes = Array.from({ length: 12 }, (_, n) =>
      n === 6
        ? ask('DELETE', `profiles/${id}`)
        : ask('POST', `profiles/${id}/evidence`, { kind: 'document', grade: 'attested', description: `${WORD} ${n}` }),
    );
    const codes = (await Promise.all(writes)).map(({ statusCode }) => statusCode);
    expect([codes[6], codes.filter((code) => ![200, 201, 404].includes(code))]).toEqual([200, []]);
    await idle();
    expect((await tablesWith(db, id)).filter((table) => !table.startsWith('bullmq.'))).toEqual(['platform.outbox']);
  });
});
