import { LoadDemonstration } from '../../src/demonstration/index.js';
import { eventually, referenceService, type TestService, testService } from '../fixtures/test-service.js';

const ANA = {
  destination: 'MD',
  languages: [{ language: 'ro', level: 'C2' }],
  experiences: [{ occupation: '5322', country: 'IT', from: '2018-01', to: '2023-12', hoursPerWeek: 40, evidence: 'attested' }],
  wishes: { regions: ['MD-OR'] },
};

describe('from a stored person to ranked work', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await referenceService();
    await service.app.get(LoadDemonstration).vacancies();
  });
  afterAll(() => service.stop());
  const create = async (payload: object) => (await service.app.inject({ method: 'POST', url: '/v1/profiles', payload })).json();
  const get = async (url: string) => (await service.app.inject(url)).json();

  it('walks the whole way: stored, assessed through the queue, matched and explained', async () => {
    const { id } = await create(ANA);
    const assessed = await eventually(
      () => get(`/v1/profiles/${id}/assessments`),
      ({ items }) => items?.length > 0,
    );
    expect(assessed.items[0]).toMatchObject({ subject: 'experience' });
    const list = await eventually(
      () => get(`/v1/profiles/${id}/matches`),
      ({ fresh, items }) => fresh && items.length > 0,
    );
    const [first] = list.items;
    expect(Object.values(first.parts as Record<string, number>).reduce((sum, one) => sum + one, 0)).toBe(first.score);
    expect(list.items.map((one: { score: number }) => one.score)).toEqual(
      list.items.map((one: { score: number }) => one.score).toSorted((a: number, b: number) => b - a),
    );
    expect(await get(`/v1/profiles/${id}/matches/${first.vacancy.id}`)).toMatchObject({ rank: 1, score: first.score });
  });

  it('follows a new credential, and a vacancy that opens and closes', async () => {
    const { id } = await create(ANA);
    await eventually(
      () => get(`/v1/profiles/${id}/matches`),
      ({ fresh }) => fresh,
    );
    const vacancy = {
      source: 'test',
      reference: 'near',
      title: 'Îngrijitor',
      region: 'MD-OR',
      occupation: '5322',
      languages: [{ language: 'ro', level: 'B1' }],
    };
    const opened = (await service.app.inject({ method: 'POST', url: '/v1/vacancies', payload: vacancy })).json();
    const holds = (list: { fresh: boolean; items: { vacancy: { id: string } }[]; open?: { vacancy: { id: string } }[] }) =>
      [...list.items, ...(list.open ?? [])].some((one) => one.vacancy.id === opened.id);
    await eventually(
      () => get(`/v1/profiles/${id}/matches`),
      (list) => list.fresh && holds(list),
    );
    await service.app.inject({ method: 'POST', url: '/v1/vacancies', payload: { ...vacancy, status: 'closed' } });
    await eventually(
      () => get(`/v1/profiles/${id}/matches`),
      (list) => list.fresh && !holds(list),
    );
    const added = await service.app.inject({
      method: 'POST',
      url: `/v1/profiles/${id}/credentials`,
      payload: {
        kind: 'non-formal',
        country: 'IT',
        title: 'UNI 11766',
        issuerRecognised: true,
        awardedOn: '2024-05-01',
        validUntil: '2099-05-01',
        occupation: '5322',
      },
    });
    expect(added.statusCode).toBe(201);
    const both = await eventually(
      () => get(`/v1/profiles/${id}/assessments`),
      ({ fresh, items }) => fresh && items.length === 2,
    );
    expect(
      both.items.map(
        (one: { assessment: { purposes: { purpose: string; outcome: string }[] } }) =>
          one.assessment.purposes.find(({ purpose }) => purpose === 'employment')?.outcome,
      ),
    ).toContain('partial');
  });

  it('keeps a home to about a kilometre, and a distance only with the place that it is measured from', async () => {
    const from = { latitude: 47.38491, longitude: 28.82453 };
    const kept = await get(`/v1/profiles/${(await create({ ...ANA, wishes: { commute: { from, km: 30 } } })).id}`);
    expect(kept.wishes.commute).toEqual({ from: { latitude: 47.38, longitude: 28.82 }, km: 30 });
    const pointers = async (commute: object) =>
      (await create({ ...ANA, wishes: { commute } })).errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(await pointers({ km: 30 })).toEqual(['/wishes/commute/from']);
    expect(await pointers({ from })).toEqual(['/wishes/commute/km']);
    expect(await pointers({ from: { latitude: 47 }, km: 30 })).toEqual(['/wishes/commute/from/longitude']);
    expect(await pointers({ from: { latitude: 91, longitude: 28 }, km: 0 })).toEqual([
      '/wishes/commute/from/latitude',
      '/wishes/commute/km',
    ]);
  });

  it('loses nobody’s change: of two with the same ETag one is told to read again', async () => {
    const { id } = await create(ANA);
    const patch = (residence: string) =>
      service.app.inject({ method: 'PATCH', url: `/v1/profiles/${id}`, payload: { residence }, headers: { 'if-match': '"1"' } });
    expect((await Promise.all([patch('IT'), patch('RO')])).map((one) => one.statusCode).toSorted()).toEqual([200, 412]);
    expect((await service.app.inject({ method: 'PATCH', url: `/v1/profiles/${id}`, payload: {} })).statusCode).toBe(428);
  });

  it('erases a person with answers and matches', async () => {
    const { id } = await create(ANA);
    await eventually(
      () => get(`/v1/profiles/${id}/matches`),
      ({ fresh }) => fresh,
    );
    expect((await service.app.inject({ method: 'DELETE', url: `/v1/profiles/${id}` })).statusCode).toBe(200);
    expect((await get(`/v1/profiles/${id}`)).code).toBe('profile-not-found');
    const { DataSource } = await import('typeorm');
    const left = async () =>
      (
        await service.app
          .get(DataSource)
          .query(
            `SELECT (SELECT count(*) FROM recognition.state WHERE profile_id = $1) + (SELECT count(*) FROM matching.match_list WHERE profile_id = $1) AS n`,
            [id],
          )
      )[0].n;
    await eventually(left, (n) => Number(n) === 0);
  });

  it('keeps evidence, and consents that are withdrawn and stay on record', async () => {
    const { id } = await create(ANA);
    const post = (url: string, payload: object) => service.app.inject({ method: 'POST', url: `/v1/profiles/${id}/${url}`, payload });
    const evidence = await post('evidence', { kind: 'register-extract', grade: 'attested', description: 'INPS extract 2018–2019' });
    expect([evidence.statusCode, (await get(`/v1/profiles/${id}/evidence`)).length]).toEqual([201, 1]);
    const consent = (
      await post('consents', { recipient: 'Office', purpose: 'referral', wording: 'The office may see my profile.', until: '2030-01-01' })
    ).json();
    expect(consent).toMatchObject({ until: '2030-01-01', withdrawnAt: null });
    expect((await service.app.inject({ method: 'DELETE', url: `/v1/profiles/${id}/consents/${consent.id}` })).statusCode).toBe(204);
    expect((await get(`/v1/profiles/${id}/consents`))[0].withdrawnAt).not.toBeNull();
    expect((await service.app.inject({ method: 'DELETE', url: `/v1/profiles/${id}/evidence/${consent.id}` })).json().code).toBe(
      'profile-part-not-found',
    );
  });

  it('refuses what only the service may set', async () => {
    const answer = await create({ ...ANA, revision: 9, demonstration: true, id: '01900000-0000-7000-8000-000000000001' });
    expect(answer.errors.map((one: { pointer: string }) => one.pointer).toSorted()).toEqual(['/demonstration', '/id', '/revision']);
  });
});

describe('access', () => {
  it('needs the token where one is set, and never for the public register', async () => {
    const service = await testService({ ROLES: 'api', API_TOKEN: 'a-token-of-some-length-0001' });
    const status = async (url: string, token?: string) =>
      (await service.app.inject({ url, headers: token ? { authorization: `Bearer ${token}` } : {} })).statusCode;
    expect(await status('/v1/vacancies')).toBe(401);
    expect(await status('/v1/vacancies', 'a-token-of-some-length-0002')).toBe(401);
    expect(await status('/v1/vacancies', 'a-token-of-some-length-0001')).toBe(200);
    expect(await status('/v1/agreements')).toBe(200);
    await service.stop();
  });
});
