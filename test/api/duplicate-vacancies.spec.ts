import { DataSource } from 'typeorm';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { parseIsoDate } from '../../src/standards/index.js';
import { TendVacancies, Vacancies } from '../../src/vacancies/index.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';

const TEXT = 'We look for a patient carer for two elderly people in Orhei, five days a week, meals and transport are provided';
const CARER = { title: 'Home carer', employer: 'Casa SRL', region: 'MD-OR', occupation: '5322', description: TEXT };

describe('one job advertised by several sources', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService();
    await service.app.get(LoadDemonstration).reference(false);
  });
  afterAll(() => service.stop());
  let job = 0;
  const next = () => ({ ...CARER, employer: `Casa ${++job} SRL` });
  const send = async (payload: object) => (await service.app.inject({ method: 'POST', url: '/v1/vacancies', payload })).json();
  const read = async (id: string) => (await service.app.inject(`/v1/vacancies/${id}`)).json();
  const listed = async (query = '') => {
    const { items } = (await service.app.inject(`/v1/vacancies?limit=500${query}`)).json();
    return items.map(({ id }: { id: string }) => id);
  };
  const pair = async (facts: object = {}) => {
    const ad = next();
    const first = await send({ ...ad, source: 'north', reference: ad.employer, ...facts });
    const second = await send({
      ...ad,
      source: 'south',
      reference: ad.employer,
      employer: ad.employer.toUpperCase().replace('SRL', 'S.R.L.'),
    });
    return { ad, first, second };
  };

  it('is listed once, and shows every source with the reason', async () => {
    const { first, second } = await pair();
    expect(second.duplicateOf).toBe(first.id);
    const { sources, duplicateOf } = await read(first.id);
    expect(duplicateOf).toBeUndefined();
    expect(sources).toMatchObject([
      { vacancyId: first.id, source: 'north', because: null },
      { vacancyId: second.id, source: 'south', because: { title: 100, description: 100 } },
    ]);
    const ids = await listed();
    expect([ids.includes(first.id), ids.includes(second.id)]).toEqual([true, false]);
    expect(await listed('&source=south&status=open')).toContain(second.id);
    expect((await service.app.inject('/v1/vacancies?status=lost')).json().code).toBe('invalid-parameter');
  });

  it('is represented by the other as soon as the first closes or says something else, and matching follows each of them', async () => {
    for (const change of [{ status: 'closed' }, { title: 'Night nurse' }, { region: 'MD-BA' }]) {
      const { ad, first, second } = await pair();
      const before = await service.app.get(Vacancies).revision();
      await send({ ...ad, source: 'north', reference: ad.employer, ...change });
      expect((await read(second.id)).duplicateOf).toBeUndefined();
      const told = (await service.app.get(Vacancies).changedSince(before, 10)).map(({ id }) => id);
      expect(told.toSorted()).toEqual([first.id, second.id].toSorted());
      expect(await listed()).toContain(second.id);
      await send({ ...ad, source: 'north', reference: ad.employer });
      expect((await read(second.id)).duplicateOf).toBe(first.id);
    }
  });

  it('stays two when somebody has told them apart, whatever comes later', async () => {
    const { ad, first, second } = await pair();
    const separated = await service.app.inject({ method: 'POST', url: `/v1/vacancies/${first.id}/separate` });
    expect([separated.statusCode, separated.json().sources]).toMatchObject([200, [{ vacancyId: first.id }]]);
    await send({ ...ad, source: 'north', reference: ad.employer, openings: 3 });
    expect((await read(second.id)).duplicateOf).toBeUndefined();
    const again = await service.app.inject({ method: 'POST', url: `/v1/vacancies/${first.id}/separate` });
    expect(again.statusCode).toBe(200);
    const unknown = await service.app.inject({ method: 'POST', url: '/v1/vacancies/00000000-0000-7000-8000-000000000000/separate' });
    expect(unknown.json().code).toBe('vacancy-not-found');
  });

  it('is one when many sources send it at once, with exactly one standing for all', async () => {
    const ad = next();
    const all = await Promise.all(Array.from({ length: 8 }, (_, at) => send({ ...ad, source: `at-once-${at}`, reference: '1' })));
    const now = await Promise.all(all.map(({ id }) => read(id)));
    const canonical = now.filter(({ duplicateOf }) => !duplicateOf);
    expect(canonical).toHaveLength(1);
    expect(canonical[0].sources).toHaveLength(8);
  });

  it('is told in the verdict of an import', async () => {
    const ad = next();
    await send({ ...ad, source: 'north', reference: 'verdict' });
    const payload = JSON.stringify({ ...ad, reference: 'theirs' });
    const headers = { 'content-type': 'application/x-ndjson' };
    const begun = await service.app.inject({ method: 'POST', url: '/v1/imports?kind=vacancies&source=feed', payload, headers });
    await eventually(
      async () => (await service.app.inject(String(begun.headers.location))).json(),
      ({ status }) => status === 'done',
    );
    const verdict = JSON.parse((await service.app.inject(`${begun.headers.location}/verdicts`)).body);
    expect(verdict).toMatchObject({ status: 'created', detail: expect.stringContaining('same as north/verdict because of employer') });
  });

  it('closes when its last day has passed, says so, and the one that stays open stands for it', async () => {
    const { ad, first, second } = await pair({ expiresOn: '2030-05-05' });
    expect((await read(first.id)).duplicateOf).toBe(second.id);
    const tend = service.app.get(TendVacancies);
    expect(await tend.execute(parseIsoDate('2030-05-05'))).toBe(0);
    expect(await tend.execute(parseIsoDate('2030-05-06'))).toBe(1);
    expect(await tend.execute(parseIsoDate('2030-05-06'))).toBe(0);
    expect(await read(first.id)).toMatchObject({ status: 'closed', closedBecause: 'expired' });
    expect((await read(second.id)).sources).toHaveLength(1);
    await send({ ...ad, source: 'north', reference: ad.employer, expiresOn: '2030-05-05' });
    expect((await read(first.id)).status).toBe('closed');
    await send({ ...ad, source: 'north', reference: ad.employer, status: 'closed' });
    expect(await read(first.id)).toMatchObject({ status: 'closed', closedBecause: 'source' });
  });

  it('is found among what was kept before duplicates were known', async () => {
    const { first, second } = await pair();
    await service.app
      .get(DataSource)
      .query(`UPDATE vacancies.vacancy SET compared_under = NULL, duplicate_of = NULL, duplicate_because = NULL WHERE id = ANY($1)`, [
        [first.id, second.id],
      ]);
    await service.app.get(TendVacancies).execute(parseIsoDate('2026-01-01'));
    expect((await read(second.id)).duplicateOf).toBe(first.id);
  });
});
