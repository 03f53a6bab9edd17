import { type Grant, Principals } from '../../src/identity/index.js';
import type { CountryCode } from '../../src/standards/index.js';
import { auditedService, type Body } from '../fixtures/audited-service.js';

const MD = 'MD' as CountryCode;

describe('people by sex', () => {
  let audited: Awaited<ReturnType<typeof auditedService>>;
  const named = async (...grants: Grant[]) => audited.as(await audited.service.app.get(Principals).add('Somebody', grants));
  const ids: string[] = [];
  beforeAll(async () => {
    audited = await auditedService();
    const { dataSource } = audited;
    for (let at = 0; at < 44; at += 1) {
      const id = await audited.aPerson({ details: { sex: at % 2 ? 'male' : 'female', birthYear: 1980 } });
      ids.push(id);
      const listed = at % 4 < 2 ? [{ id, score: 1 }] : [];
      await dataSource.query(
        `INSERT INTO matching.match_list (profile_id, profile_revision, recognition_revision, vacancies_revision, taxonomy_revision, as_of, items, open_items)
         VALUES ($1, 1, 1, 1, 1, '2026-11-26', $2, '[]')`,
        [id, JSON.stringify(listed)],
      );
      const assessment = await dataSource.query(
        `INSERT INTO recognition.assessment (id, profile_id, subject, digest, profile_revision, best_outcome, sealed)
         VALUES (gen_random_uuid(), $1, 'experience', 'sha-256:x', 1, $2, '\\x00') RETURNING id`,
        [id, at % 4 < 2 ? 'full' : 'not-covered'],
      );
      await dataSource.query(
        `INSERT INTO recognition.state (profile_id, revision, profile_revision, agreements_revision, qualifications_revision, as_of, current)
         VALUES ($1, 1, 1, 1, 1, '2026-11-26', ARRAY[$2::uuid])`,
        [id, assessment[0].id],
      );
    }
  }, 60_000);
  afterAll(() => audited.service.stop());
  const read = (who: Record<string, string>): Promise<Body> => audited.ask('GET', '/v1/indicators?country=MD', undefined, who);
  const anew = () => audited.dataSource.query(`TRUNCATE evidence.people_by_sex`);

  it('are told to the evidence officer of the country, and to nobody else', async () => {
    const officer = await named({ role: 'evidence-officer', country: MD });
    expect(await read(officer)).toMatchObject({
      httpStatus: 200,
      leastPeople: 10,
      total: { people: 40, recognised: 20, matched: 20 },
      bySex: [
        { sex: 'female', counts: { people: 20, recognised: 10, matched: 10 } },
        { sex: 'male', counts: { people: 20, recognised: 10, matched: 10 } },
        { sex: 'other', counts: null },
        { sex: 'not-said', counts: null },
      ],
    });
    expect((await audited.ask('GET', '/v1/indicators?country=RO', undefined, officer)).code).toBe('not-for-this-country');
    for (const role of ['caseworker', 'auditor', 'assessor'] as const)
      expect((await read(await named({ role, country: MD }))).httpStatus).toBe(403);
    expect((await audited.ask('GET', `/v1/profiles/${ids[0]}`, undefined, officer)).httpStatus).toBe(403);
  });

  it('do not fall when people are erased, and what is remembered of them names nobody', async () => {
    const officer = await named({ role: 'evidence-officer', country: MD });
    const before = await read(officer);
    for (const id of ids.slice(0, 12)) expect((await audited.ask('DELETE', `/v1/profiles/${id}`)).httpStatus).toBe(200);
    await anew();
    expect(await read(officer)).toEqual(before);
    const tally: Body[] = await audited.dataSource.query(`SELECT * FROM personal_data.erased_tally ORDER BY 1, 2, 3, 4`);
    expect(tally.map(({ sex, recognised, people }) => [sex, recognised, people])).toEqual([
      ['female', false, 3],
      ['female', true, 3],
      ['male', false, 3],
      ['male', true, 3],
    ]);
    await audited.ask('DELETE', `/v1/profiles/${ids[0]}`);
    expect(await audited.dataSource.query(`SELECT sum(people)::int AS n FROM personal_data.erased_tally`)).toEqual([{ n: 12 }]);
  });

  it('sex and year of birth stand in no answer about a person but the export', async () => {
    const id = ids[20];
    const { paths }: Body = JSON.parse((await audited.ask('GET', '/openapi.json')).body);
    const about = Object.keys(paths).filter((path) => path.includes('{profileId}') && paths[path].get && !path.endsWith('/export'));
    const shown: string[] = [];
    for (const path of about) {
      const { body, httpStatus } = await audited.ask(
        'GET',
        path.replace('{profileId}', id as string).replaceAll(/\{\w+\}/g, ids[21] as string),
      );
      if (/birthYear|"sex"|1980/.test(body)) shown.push(`${path} ${httpStatus}`);
    }
    expect(about.length).toBeGreaterThan(10);
    expect(shown).toEqual([]);
  });
});
