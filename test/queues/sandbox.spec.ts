import { parseCountry, regionsOf } from '../../src/standards/index.js';
import { CountStatistics } from '../../src/statistics/index.js';
import { auditedService, type Body } from '../fixtures/audited-service.js';
import { eventually } from '../fixtures/test-service.js';

const ALL_ROLES = 'api,recognition,matching,imports,webhooks';
const MD_PERSON = { destination: 'MD', wishes: { occupations: ['7212'], regions: ['MD-OR'] }, details: { displayName: 'Ana Marcu' } };

describe('a sandbox', () => {
  let audited: Awaited<ReturnType<typeof auditedService>>;
  const token = 'a-token-of-the-installation';
  let qm: Record<string, string>;
  let qn: Record<string, string>;
  let md: Record<string, string>;
  let installation: Record<string, string>;
  const send = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, who: Record<string, string>, payload?: object): Promise<Body> =>
    audited.ask(method, url, payload, who);
  const done = (id: string, who: Record<string, string>): Promise<Body> =>
    eventually(
      () => send('GET', `/v1/operations/${id}`, who),
      ({ status }) => status === 'done' || status === 'failed',
    );
  const reset = async (who: Record<string, string>) => {
    const asked = await send('POST', '/v1/sandbox/reset', who);
    expect(asked.httpStatus).toBe(202);
    return (await done(asked.id, who)).result as Body;
  };
  const vacanciesOf = async (source: string) =>
    (await send('GET', `/v1/vacancies?source=${source}&limit=500`, installation)).items as Body[];
  const seen = (one: Body) => [one.reference, one.title, one.status, one.region, one.occupation];
  beforeAll(async () => {
    audited = await auditedService({ ROLES: ALL_ROLES, API_TOKEN: token });
    installation = audited.as(token);
    qm = audited.as('demonstration-qm-integrator');
    qn = audited.as('demonstration-qn-integrator');
    md = audited.as('demonstration-md-employment-service');
  }, 60_000);
  afterAll(() => audited.service.stop());

  it('holds, once it has been reset, invented people, vacancies, a case and a referral, which say that they are invented', async () => {
    const seeded = await reset(qm);
    expect(seeded).toMatchObject({ sandbox: 'QM', erased: 0, withdrawn: 0, vacancies: 60, agreement: 'it-qm-skills-sandbox' });
    expect(seeded.people).toHaveLength(12);
    for (const { name } of seeded.people) expect(name).toContain('(invented, sandbox)');
    const person = await send('GET', `/v1/profiles/${seeded.people[0].id}`, qm);
    expect(person).toMatchObject({ httpStatus: 200, destination: 'QM' });
    const regions = regionsOf(parseCountry('QM')).map(({ code }) => code as string);
    for (const region of person.wishes.regions) expect(regions).toContain(region);
    expect((await send('GET', `/v1/recognition-cases/${seeded.caseId}`, qm)).httpStatus).toBe(200);
    expect((await send('GET', `/v1/referrals/${seeded.referralId}`, qm)).httpStatus).toBe(200);
    const { items } = await eventually(
      () => send('GET', `/v1/profiles/${seeded.people[0].id}/matches`, qm),
      (list) => list.fresh && list.items.length > 0,
    );
    expect(items[0].vacancyId ?? items[0].vacancy?.id).toBeDefined();
  });

  it('goes back to how it was: what was written to it is gone, and what was changed is as before', async () => {
    const before = await vacanciesOf('sandbox-qm');
    const person = await send('POST', '/v1/profiles', qm, { ...MD_PERSON, destination: 'QM', wishes: { regions: ['QM-A'] } });
    expect(person.httpStatus).toBe(201);
    const mine = { source: 'sandbox-qm', reference: 'mine', title: 'Sudor', region: 'QM-B', occupation: '7212' };
    const changed = { ...mine, reference: before[0].reference, title: 'Altceva' };
    for (const one of [mine, changed]) expect((await send('POST', '/v1/vacancies', qm, one)).httpStatus).toBeLessThan(300);
    const facts = { destination: 'QM', credential: { kind: 'formal', country: 'IT', title: 'Laurea', awardedOn: '2015-01-01' } };
    const opened = await send('POST', '/v1/recognition-cases', qm, { purpose: 'employment', facts });
    expect(opened.httpStatus).toBe(201);
    const seeded = await reset(qm);
    expect(seeded).toMatchObject({ erased: 13, withdrawn: 61, vacancies: 60 });
    expect((await send('GET', `/v1/profiles/${person.id}`, qm)).httpStatus).toBe(404);
    expect((await send('GET', `/v1/recognition-cases/${opened.id}`, qm)).httpStatus).toBe(404);
    expect((await vacanciesOf('sandbox-qm')).map(seen).toSorted()).toEqual(before.map(seen).toSorted());
    expect((await send('POST', '/v1/vacancies', qm, mine)).httpStatus).toBe(201);
  });

  it('is reset once for a key, and once for all who ask meanwhile', async () => {
    const keyed = { ...qm, 'idempotency-key': 'reset-1' };
    const [one, other] = await Promise.all([send('POST', '/v1/sandbox/reset', keyed), send('POST', '/v1/sandbox/reset', qm)]);
    const again = await eventually(
      () => send('POST', '/v1/sandbox/reset', keyed),
      ({ httpStatus }) => httpStatus !== 409,
    );
    const ids = [one, other, again].filter(({ httpStatus }) => httpStatus === 202).map(({ id }) => id as string);
    for (const id of ids) expect((await done(id, qm)).status).toBe('done');
    expect(again.id).toBe((await send('POST', '/v1/sandbox/reset', keyed)).id);
    const asked = await Promise.all(Array.from({ length: 6 }, () => send('POST', '/v1/sandbox/reset', qm)));
    expect(asked.map(({ httpStatus }) => httpStatus)).toEqual(asked.map(() => 202));
    expect(new Set(asked.map(({ id }) => id)).size).toBeLessThan(6);
    for (const { id } of asked) await done(id, qm);
    const open: Body[] = await audited.dataSource.query(
      `SELECT id FROM platform.operation WHERE kind = 'reset-sandbox' AND status IN ('waiting', 'running')`,
    );
    expect(open).toEqual([]);
  });

  it('is begun by nobody a second time while it runs, whoever of the sandbox asks', async () => {
    const input = JSON.stringify({ country: 'QN', begunBy: 'somebody else' });
    const insert = `INSERT INTO platform.operation (id, kind, status, input) VALUES (gen_random_uuid(), 'reset-sandbox', 'running', $1) RETURNING id`;
    const [{ id }] = await audited.dataSource.query(insert, [input]);
    expect(await send('POST', '/v1/sandbox/reset', qn)).toMatchObject({ httpStatus: 409, code: 'sandbox-being-reset' });
    await expect(audited.dataSource.query(insert, [input])).rejects.toThrow('one_reset_of_a_sandbox');
    await audited.dataSource.query(`UPDATE platform.operation SET status = 'done' WHERE id = $1`, [id]);
  });

  it('is closed to every other tenant, and closes every other to who holds it', async () => {
    const [mine, theirs] = [await reset(qm), await reset(qn)];
    const real = await send('POST', '/v1/profiles', installation, MD_PERSON);
    expect((await send('GET', `/v1/profiles/${mine.people[0].id}`, qn)).httpStatus).toBe(403);
    expect((await send('GET', `/v1/profiles/${mine.people[0].id}`, md)).httpStatus).toBe(403);
    expect((await send('GET', `/v1/profiles/${theirs.people[0].id}`, qm)).httpStatus).toBe(403);
    expect((await send('GET', `/v1/profiles/${real.id}`, qm)).httpStatus).toBe(403);
    expect((await send('POST', '/v1/profiles', qm, MD_PERSON)).httpStatus).toBe(403);
    expect(
      (
        await send('POST', '/v1/vacancies', qm, {
          source: 'sandbox-qm',
          reference: 'x',
          title: 'Sudor',
          region: 'MD-OR',
          occupation: '7212',
        })
      ).httpStatus,
    ).toBe(403);
    expect(await send('POST', '/v1/sandbox/reset?country=QN', qm)).toMatchObject({ httpStatus: 403, code: 'not-for-this-country' });
    expect(await send('POST', '/v1/sandbox/reset?country=MD', qm)).toMatchObject({ httpStatus: 403, code: 'not-for-this-country' });
    for (const who of [md, installation])
      expect(await send('POST', '/v1/sandbox/reset?country=MD', who)).toMatchObject({ httpStatus: 409, code: 'not-a-sandbox' });
    await reset(qm);
    expect((await send('GET', `/v1/profiles/${theirs.people[0].id}`, qn)).httpStatus).toBe(200);
    expect((await send('GET', `/v1/profiles/${real.id}`, installation)).httpStatus).toBe(200);
  });

  it('is not emptied by a job that names a country, whoever wrote it', async () => {
    const [{ id }] = await audited.dataSource.query(
      `INSERT INTO platform.operation (id, kind, status, input) VALUES (gen_random_uuid(), 'reset-sandbox', 'waiting', '{"country": "MD"}') RETURNING id`,
    );
    await audited.dataSource.query(
      `INSERT INTO platform.outbox (id, name, data, hearers) VALUES (gen_random_uuid(), 'sandbox.reset-asked.v1', $1, '{sandbox/reset-sandbox}')`,
      [JSON.stringify({ operationId: id })],
    );
    expect(await done(id, installation)).toMatchObject({
      status: 'failed',
      result: { detail: expect.stringContaining('MD is no sandbox') },
    });
    expect(await audited.dataSource.query(`SELECT count(*)::int AS n FROM profiles.profile WHERE destination = 'MD'`)).toEqual([{ n: 1 }]);
  });

  it('lets nobody out, and nobody in', async () => {
    const { people } = await reset(qm);
    const moved = { destination: 'MD' };
    const move = (id: string, to: object) => send('PATCH', `/v1/profiles/${id}`, { ...installation, 'if-match': '*' }, to);
    const agree = (id: string, recipient: string) =>
      send('POST', `/v1/profiles/${id}/consents`, installation, { recipient, purpose: 'change-destination', wording: 'I move' });
    await agree(people[0].id, 'MD');
    expect(await move(people[0].id, moved)).toMatchObject({ httpStatus: 403, code: 'sandbox-is-apart' });
    const real = await send('POST', '/v1/profiles', installation, MD_PERSON);
    await agree(real.id, 'QM');
    expect(await move(real.id, { destination: 'QM' })).toMatchObject({ httpStatus: 403, code: 'sandbox-is-apart' });
  });

  it('changes no number of a real country', async () => {
    const country = parseCountry('MD');
    await audited.service.app.get(CountStatistics).execute({ country, demonstration: false });
    await audited.service.app.get(CountStatistics).execute({ country, demonstration: true });
    const rows: Body[] = await audited.dataSource.query(`SELECT * FROM statistics.cell WHERE country = 'MD'`);
    expect(rows).toEqual([]);
    expect((await audited.ask('GET', '/?lang=en')).body).not.toContain('120');
  });
});
