import { DataSource } from 'typeorm';
import { Principals } from '../../src/identity/index.js';
import { Quotas } from '../../src/platform/quotas/quotas.js';
import { type TestService, testService } from '../fixtures/test-service.js';

const QUOTAS = { ROLES: 'api', CLIENT_QUOTA: '10', ADDRESS_QUOTA: '4' };

describe('quotas of the API', () => {
  let one: TestService;
  beforeAll(async () => {
    one = await testService(QUOTAS);
  });
  afterAll(() => one.stop());

  const client = (name: string) => one.app.get(Principals).add(name, [{ role: 'caseworker', country: 'MD' as never }]);
  const ask = async (app: TestService['app'], url: string, token?: string, address = '203.0.113.7') => {
    const headers = { 'x-forwarded-for': address, ...(token && { authorization: `Bearer ${token}` }) };
    const answer = await app.inject({ url, headers });
    return { status: answer.statusCode, headers: answer.headers, body: answer.body };
  };
  /** A test is not cut in two by the end of a minute of the database. */
  const earlyInAMinute = async () => {
    const seconds = 60 - ((Date.now() / 1000) % 60);
    if (seconds < 15) await new Promise((resolve) => setTimeout(resolve, seconds * 1000 + 100));
  };

  it('let through what was promised and not one more, to many at once', async () => {
    await earlyInAMinute();
    const token = await client('Busy');
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask(one.app, '/v1/vacancies', token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(30);
    expect(JSON.parse(refused[0]?.body ?? '')).toMatchObject({
      code: 'quota-exceeded',
      type: '/problems/quota-exceeded',
      detail: expect.stringContaining('The quota "client" of 10 requests a minute'),
    });
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(Number(refused[0]?.headers['retry-after'])).toBeLessThanOrEqual(60);
  });

  it('hold over several processes', async () => {
    await earlyInAMinute();
    const quota = { name: 'client', requests: 250 } as const;
    const processes = [1, 2, 3].map(() => new Quotas(one.app.get(DataSource)));
    const spending = Array.from({ length: 600 }, (_, at) => processes[at % 3]?.spend(quota, 'several'));
    const granted = (await Promise.allSettled(spending)).filter(({ status }) => status === 'fulfilled');
    expect(granted).toHaveLength(250);
  });

  it('tell in every answer what is left, and are each client’s own', async () => {
    await earlyInAMinute();
    const [ana, ion] = [await client('Ana'), await client('Ion')];
    const left = async (token: string) => (await ask(one.app, '/v1/vacancies', token)).headers;
    expect((await left(ana)).ratelimit).toMatch(/^"client";r=9;t=\d+$/);
    expect((await left(ana)).ratelimit).toMatch(/^"client";r=8;t=\d+$/);
    expect((await left(ion)).ratelimit).toMatch(/^"client";r=9;t=\d+$/);
    expect((await left(ion))['ratelimit-policy']).toBe('"client";q=10;w=60');
  });

  it('count an address where nobody is named: one for a whole IPv6 network, none for pages', async () => {
    await earlyInAMinute();
    const statuses = async (url: string, addresses: readonly string[]) => {
      const found: number[] = [];
      for (const address of addresses) found.push((await ask(one.app, url, undefined, address)).status);
      return found;
    };
    const neighbours = [1, 2, 3, 4, 5].map((host) => `2001:db8:1:2::${host}`);
    expect(await statuses('/v1/standards/countries', neighbours)).toEqual([200, 200, 200, 200, 429]);
    expect(await statuses('/v1/standards/countries', ['2001:db8:1:3::1', '::ffff:203.0.113.9'])).toEqual([200, 200]);
    expect(
      await statuses(
        '/problems',
        Array.from({ length: 12 }, () => '2001:db8:1:2::1'),
      ),
    ).toEqual(Array.from({ length: 12 }, () => 200));
  });

  it('keep no address', async () => {
    await ask(one.app, '/v1/standards/countries', undefined, '198.51.100.77');
    const rows: { client: string }[] = await one.app.get(DataSource).query('SELECT client FROM platform.quota_use');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/198\.51|2001:db8/);
  });
});
