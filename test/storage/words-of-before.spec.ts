import { DataSource } from 'typeorm';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { SealPlainRows } from '../../src/platform/encryption/seal-plain-rows.js';
import { type TestService, testService } from '../fixtures/test-service.js';
import { asAsked } from '../fixtures/wordy-person.js';

type Body = ReturnType<typeof JSON.parse>;
const PERSON = '0197b1c0-0000-7000-8000-00000000000';
const WORD = 'Zorilacuvant';
const PLAIN = [
  ['profiles.profile', 'content'],
  ['profiles.personal_details', 'display_name'],
  ['profiles.consent', 'wording'],
  ['profiles.evidence', 'description'],
  ['recognition.assessment', 'body'],
  ['recognition.recognition_case', 'facts'],
  ['recognition.case_step', 'content'],
  ['recognition.validation_result', 'content'],
  ['recognition.validation_award', 'content'],
] as const;

describe('rows that were written before encryption', () => {
  let service: TestService;
  let db: DataSource;
  beforeAll(async () => {
    service = await testService({ ROLES: 'api' });
    await service.app.get(LoadDemonstration).reference(true);
    db = service.app.get(DataSource);
    for (const n of [1, 2, 3]) await personOfBefore(db, `${PERSON}${n}`);
  });
  afterAll(() => service.stop());
  const get = async (url: string): Promise<Body> => (await service.app.inject({ url, headers: asAsked(url) })).json();
  const everythingOf = async (id: string) => [
    await get(`/v1/profiles/${id}`),
    await get(`/v1/profiles/${id}/evidence`),
    await get(`/v1/profiles/${id}/consents`),
    (await get(`/v1/profiles/${id}/assessments`)).items,
    await get(`/v1/profiles/${id}/validations`),
    await get(`/v1/recognition-cases/${caseOf(id)}`),
  ];
  const inTheClear = async () => {
    const counts = PLAIN.map(([table, column]) => `(SELECT count(*) FROM ${table} WHERE ${column} IS NOT NULL)`);
    return Number((await db.query(`SELECT ${counts.join(' + ')} AS n`))[0].n);
  };

  it('read the same before, in the middle and after they are sealed; an interrupted sealing goes on and a second finds nothing', async () => {
    const before = await Promise.all([1, 2, 3].map((n) => everythingOf(`${PERSON}${n}`)));
    expect(JSON.stringify(before[0]).split(WORD).length).toBeGreaterThan(8);
    expect(await inTheClear()).toBe(27);
    await db.query(`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no space left'; END $$`);
    await db.query(`CREATE TRIGGER full_disk BEFORE UPDATE ON recognition.assessment FOR EACH ROW EXECUTE FUNCTION full_disk()`);
    await expect(service.app.get(SealPlainRows).execute(2)).rejects.toThrow('no space left');
    expect(await inTheClear()).toBe(15);
    expect(await Promise.all([1, 2, 3].map((n) => everythingOf(`${PERSON}${n}`)))).toEqual(before);
    await db.query(`DROP TRIGGER full_disk ON recognition.assessment`);
    const sealed = await Promise.all([service.app.get(SealPlainRows).execute(2), service.app.get(SealPlainRows).execute(2)]);
    expect(sealed[0] + sealed[1]).toBe(12);
    expect([await inTheClear(), await service.app.get(SealPlainRows).execute()]).toEqual([0, 0]);
    expect(await Promise.all([1, 2, 3].map((n) => everythingOf(`${PERSON}${n}`)))).toEqual(before);
    expect(await db.query(`SELECT DISTINCT best_outcome FROM recognition.assessment`)).toEqual([{ best_outcome: 'conditional' }]);
  });

  it('stay as they are otherwise: a step that is kept for ever can be sealed and not rewritten', async () => {
    const rewrite = `UPDATE recognition.case_step SET sealed = '\\x00' WHERE case_id = $1`;
    await expect(db.query(rewrite, [caseOf(`${PERSON}1`)])).rejects.toThrow('never changed');
    await expect(db.query(`UPDATE recognition.validation_result SET sealed = NULL, content = '{}'`)).rejects.toThrow(
      'kept as they were recorded',
    );
  });

  it('are sealed when the person is changed, whatever the background does', async () => {
    await personOfBefore(db, `${PERSON}4`);
    const change = { residence: 'RO', details: { displayName: `${WORD} Nouă` } };
    const patched = await service.app.inject({
      method: 'PATCH',
      url: `/v1/profiles/${PERSON}4`,
      headers: { 'if-match': '"1"' },
      payload: change,
    });
    expect(patched.statusCode).toBe(200);
    const [row] = await db.query(
      `SELECT content, display_name, profile::text || personal_details::text AS text FROM profiles.profile
       JOIN profiles.personal_details ON profile_id = id WHERE id = $1`,
      [`${PERSON}4`],
    );
    expect(row).toMatchObject({ content: null, display_name: null, text: expect.not.stringContaining(WORD) });
  });
});

const caseOf = (id: string) => id.replace('0197b1c0', '0197b1c1');
const partOf = (id: string) => id.replace('0197b1c0', '0197b1c2');

/** As the release before wrote it. */
async function personOfBefore(db: DataSource, id: string): Promise<void> {
  const credential = {
    id: partOf(id),
    kind: 'formal',
    country: 'IT',
    title: `Diploma ${WORD}`,
    issuer: `Scuola ${WORD}`,
    skills: [],
    evidence: 'attested',
  };
  const content = {
    destination: 'MD',
    nationalities: ['MD'],
    credentials: [credential],
    experiences: [],
    skills: [],
    languages: [],
    licences: [],
    wishes: { occupations: [], regions: [] },
  };
  const insert = (table: string, row: object) => {
    const values = Object.values(row).map((value) => (typeof value === 'object' && !Array.isArray(value) ? JSON.stringify(value) : value));
    const places = values.map((_, at) => `$${at + 1}`);
    return db.query(`INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${places.join(', ')})`, values);
  };
  const facts = { destination: 'MD', purposes: ['title'], credential };
  const purpose = {
    purpose: 'title',
    reasons: [],
    recognisedAs: null,
    conditions: [],
    bases: [],
    setAside: [],
    unknown: [],
    nextSteps: [],
  };
  const purposes = ['not-covered', 'conditional', 'indicative'].map((outcome) => ({
    ...purpose,
    outcome,
    bestPossible: { outcome, steps: [] },
  }));
  const assessment = {
    nature: 'prediction',
    purposes,
    findings: [{ observed: WORD }],
    asOf: '2026-01-01',
    knownAt: '2026-01-01T00:00:00Z',
    engine: 'test',
    digest: 'sha-256:0',
  };
  const deadline = { months: 4, article: 'x', source: 'x', silence: 'appeal' };
  await insert('profiles.profile', { id, revision: 1, destination: 'MD', countries: ['IT'], content });
  await insert('profiles.personal_details', { profile_id: id, display_name: WORD, sex: 'female', birth_year: 1977, story: WORD });
  await insert('profiles.consent', { id: partOf(id), profile_id: id, recipient: WORD, purpose: 'referral', wording: `${WORD} may see me` });
  await insert('profiles.evidence', {
    id: partOf(id),
    profile_id: id,
    kind: 'document',
    grade: 'attested',
    description: WORD,
    vouched_by: WORD,
  });
  await insert('recognition.assessment', {
    id: partOf(id),
    profile_id: id,
    subject: partOf(id),
    digest: 'x',
    profile_revision: 1,
    body: assessment,
    facts,
  });
  await insert('recognition.state', {
    ...{ profile_id: id, revision: 1, profile_revision: 1, agreements_revision: 0, qualifications_revision: 0, as_of: '2026-01-01' },
    current: [partOf(id)],
  });
  const one = {
    id: caseOf(id),
    country: 'MD',
    origin: 'IT',
    purpose: 'title',
    profileId: id,
    lodgedOn: '2026-01-01',
    facts,
    assessment,
    deadline,
  };
  await insert('recognition.recognition_case', {
    ...{
      id: one.id,
      country: 'MD',
      origin: 'IT',
      purpose: 'title',
      profile_id: id,
      lodged_on: '2026-01-01',
      state: 'open',
      revision: 1,
      facts,
    },
    ...{ demonstration: false, opened_at: '2026-01-01' },
  });
  const opened = { kind: 'opened', case: { ...one, consentToContactOrigin: false, demonstration: false } };
  await insert('recognition.case_step', {
    case_id: one.id,
    seq: 1,
    kind: 'opened',
    content: opened,
    happened_on: '2026-01-01',
    recorded_at: '2026-01-01',
  });
  const [{ content: standard }] = await db.query(`SELECT content FROM qualifications.national_standard WHERE country = 'MD' LIMIT 1`);
  await insert('recognition.validation', {
    id: partOf(id),
    profile_id: id,
    standard: { ...standard, country: 'MD' },
    opened_on: '2026-01-01',
  });
  const result = { unit: standard.units[0].code, result: 'not-yet', reason: WORD, assessedOn: '2026-01-01', assessor: 'x' };
  await insert('recognition.validation_result', { id: partOf(id), validation_id: partOf(id), content: result });
  const award = { awardedOn: '2026-01-01', title: WORD, units: [], credentialId: partOf(id), awardedBy: 'x', kind: 'partial' };
  await insert('recognition.validation_award', { validation_id: partOf(id), content: award });
}
