import { DataSource } from 'typeorm';
import { type TestService, testService } from '../fixtures/test-service.js';

const VACANCY = { source: 'test', title: 'Sudor', region: 'MD-OR', occupation: '7212' };

describe('the same request sent many times at once (T19)', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService({ ROLES: 'api' });
  });
  afterAll(() => service.stop());
  const send = (key: string, payload: object) =>
    service.app.inject({ method: 'POST', url: '/v1/profiles', payload, headers: { 'idempotency-key': key } });
  const people = async () => Number((await service.app.get(DataSource).query('SELECT count(*) AS n FROM profiles.profile'))[0].n);

  it('has one effect and one answer, however many copies; those that come too early are told to come again', async () => {
    const before = await people();
    const answers = await Promise.all(Array.from({ length: 100 }, () => send('one-key', { destination: 'MD' })));
    expect(await people()).toBe(before + 1);
    const [made, early] = [201, 409].map((status) => answers.filter(({ statusCode }) => statusCode === status)) as [
      typeof answers,
      typeof answers,
    ];
    expect(made.length + early.length).toBe(100);
    expect(new Set(made.map((one) => one.json().id)).size).toBe(1);
    expect(early.every((one) => one.json().code === 'idempotency-key-in-flight')).toBe(true);
    const later = await send('one-key', { destination: 'MD' });
    expect([later.statusCode, later.json().id, later.headers['idempotent-replayed']]).toEqual([201, made[0]?.json().id, 'true']);
  });

  it('is refused when the key comes with another body, also at once', async () => {
    const before = await people();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => send('two-bodies', { destination: at % 2 ? 'MD' : 'RO' })));
    expect(await people()).toBe(before + 1);
    expect(answers.every(({ statusCode }) => [201, 409, 422].includes(statusCode))).toBe(true);
    const made = answers.find(({ statusCode }) => statusCode === 201)?.json().destination;
    expect((await send('two-bodies', { destination: made === 'MD' ? 'RO' : 'MD' })).json().code).toBe('idempotency-key-reused');
  });

  it('reads a list page by page while others write: everything that was there is seen once, nothing twice', async () => {
    const add = (reference: string) =>
      service.app.inject({ method: 'POST', url: '/v1/vacancies', payload: { ...VACANCY, reference, title: `Sudor ${reference}` } });
    const ids = async (answers: Awaited<ReturnType<typeof add>>[]) => answers.map((answer) => answer.json().id as string);
    const there = await ids(await Promise.all(Array.from({ length: 30 }, (_, at) => add(`there-${at}`))));
    const seen: string[] = [];
    let url: string | undefined = '/v1/vacancies?source=test&limit=7';
    for (let page = 0; url; page += 1) {
      const [answer]: Awaited<ReturnType<typeof add>>[] = await Promise.all([
        service.app.inject(url),
        add(`meanwhile-${page}`),
        add(`beside-${page}`),
      ]);
      seen.push(...answer!.json().items.map(({ id }: { id: string }) => id));
      url = page > 40 ? undefined : /<([^>]+)>; rel="next"/.exec(String(answer!.headers.link))?.[1];
      if (page === 2)
        await service.app.inject({
          method: 'POST',
          url: '/v1/vacancies',
          payload: { ...VACANCY, reference: 'there-1', title: 'Sudor there-1', status: 'closed' },
        });
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(there.filter((id) => !seen.includes(id))).toEqual([]);
  });
});
