import { CountUnlocks } from '../../src/matching/application/count-unlocks.js';
import { Profiles } from '../../src/profiles/index.js';
import { Recognition } from '../../src/recognition/index.js';
import { parseCountry } from '../../src/standards/index.js';
import { eventually, referenceService, type TestService } from '../fixtures/test-service.js';

/** Speaks Romanian, has a Turkish degree, accepts Orhei; nobody else does. */
const ENGINEER = {
  destination: 'MD',
  credentials: [{ kind: 'formal', country: 'TR', title: 'Lisans', iscedAttainment: '640', occupation: '2142', evidence: 'copy' }],
  languages: [{ language: 'ro', level: 'C1' }],
  wishes: { occupations: ['2142'], regions: ['MD-OR'] },
};
const TOKEN = { authorization: 'Bearer a-token-of-the-installation' };

describe('unlocks of all who look towards a country', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await referenceService({ API_TOKEN: 'a-token-of-the-installation' });
    for (let at = 0; at < 7; at++) await post('/v1/profiles', ENGINEER);
    for (let at = 0; at < 4; at++)
      await post('/v1/profiles', { ...ENGINEER, credentials: [{ ...ENGINEER.credentials[0], country: 'GB' }] });
    await open('here', { iscedLevel: 6, recognitionRequired: true });
    await open('elsewhere', { region: 'MD-CU' });
    await open('italian-elsewhere', { region: 'MD-CU', languages: [{ language: 'it', level: 'B1' }] });
    await eventually(assessed, (done) => done === 11);
  });
  afterAll(() => service.stop());

  const post = async (url: string, payload: object) => (await service.app.inject({ method: 'POST', url, payload, headers: TOKEN })).json();
  const get = async (url: string) => (await service.app.inject({ url, headers: TOKEN })).json();
  const open = (reference: string, facts: object) =>
    post('/v1/vacancies', { source: 'test', reference, title: `Inginer ${reference}`, region: 'MD-OR', occupation: '2142', ...facts });
  const assessed = async () => {
    const people = await service.app.get(Profiles).goingTo(parseCountry('MD'), undefined, 50);
    return (await service.app.get(Recognition).currentOf(people)).size;
  };

  it('are counted in the queue when somebody first asks, and told with their date', async () => {
    expect((await service.app.inject('/v1/unlocks?destination=MD')).statusCode).toBe(401);
    expect(await get('/v1/unlocks?destination=MD')).toMatchObject({ status: 404, code: 'unlocks-not-counted' });
    const counts = await eventually(
      () => get('/v1/unlocks?destination=MD'),
      ({ items }) => items !== undefined,
    );
    expect(counts).toMatchObject({ destination: 'MD', demonstration: false, nextCursor: null });
    expect(Date.now() - Date.parse(counts.countedAt)).toBeLessThan(60_000);
  });

  it('are rows of what people have in common, without a row of fewer than five', async () => {
    const { items } = await get('/v1/unlocks?destination=MD');
    const row = (kind: string) => items.filter((one: { kind: string }) => one.kind === kind);
    expect(row('widen-region')).toMatchObject([{ codes: ['MD-CU'], people: 10, vacancies: 1, medianOpens: 1 }]);
    expect(row('recognise-credential')).toMatchObject([{ codes: ['TR', '6'], people: 5, vacancies: 1, medianOpens: 1 }]);
    expect(JSON.stringify(items)).not.toContain('GB');
  });

  it('say which agreement would open work: recognition that none in force covers, by origin', async () => {
    const { withoutAgreement } = await get('/v1/unlocks?destination=MD');
    expect(withoutAgreement).toMatchObject([{ origin: 'TR', people: 5, vacancies: 1, bestStepOf: 5 }]);
  });

  it('come page by page, of one kind where asked', async () => {
    const all = await get('/v1/unlocks?destination=MD');
    const first = await get('/v1/unlocks?destination=MD&limit=1');
    const rest = await get(`/v1/unlocks?destination=MD&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items]).toEqual(all.items);
    expect((await get('/v1/unlocks?destination=MD&kind=widen-region')).items).toHaveLength(1);
    expect(await get('/v1/unlocks?destination=MD&kind=luck')).toMatchObject({ status: 400, code: 'invalid-parameter' });
    expect(await get('/v1/unlocks')).toMatchObject({ status: 400, code: 'invalid-parameter' });
    expect(await get('/v1/unlocks?destination=MD&cursor=x')).toMatchObject({ status: 400, code: 'invalid-cursor' });
  });

  it('are, counted again, those of the people who are left', async () => {
    const people = await service.app.get(Profiles).goingTo(parseCountry('MD'), undefined, 50);
    const turkish = people.filter(({ credentials }) => credentials[0]?.country === 'TR');
    for (const { id } of turkish.slice(0, 3)) await service.app.inject({ method: 'DELETE', url: `/v1/profiles/${id}`, headers: TOKEN });
    await service.app.get(CountUnlocks).execute(parseCountry('MD'));
    const { items, withoutAgreement } = await get('/v1/unlocks?destination=MD');
    expect(items.map(({ kind, people: n }: { kind: string; people: number }) => [kind, n])).toContainEqual(['widen-region', 5]);
    expect([JSON.stringify(items).includes('TR'), withoutAgreement]).toEqual([false, []]);
  });
});
