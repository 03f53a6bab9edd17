import pg from 'pg';
import { type Line, lineTo } from '../fixtures/a-line.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';

const QUICK = 4_000;
const AWAY = 8_000;

describe('the database is away', () => {
  let line: Line;
  let service: TestService;
  let beside: pg.Client;
  beforeAll(async () => {
    service = await testService({}, async (url) => {
      line = await lineTo(url);
      return line;
    });
    beside = new pg.Client(service.databaseUrl);
    await beside.connect();
  });
  afterAll(async () => {
    await beside.end();
    await service.stop();
  });

  const get = async (url: string) => {
    const began = performance.now();
    const answer = await service.app.inject({ method: 'GET', url });
    return { status: answer.statusCode, body: answer.json(), retryAfter: answer.headers['retry-after'], ms: performance.now() - began };
  };
  const register = (headers: Record<string, string> = {}) =>
    service.app.inject({ method: 'POST', url: '/v1/profiles', headers, payload: { destination: 'MD', wishes: { regions: [] } } });

  it.each(['cut', 'silence'] as const)(
    'is told quickly and in words, stays alive, and goes on by itself when the line was %s',
    async (fault) => {
      expect((await register()).statusCode).toBe(201);
      line[fault]();
      const until = Date.now() + AWAY;
      while (Date.now() < until) {
        const [asked, live, ready] = await Promise.all([get('/v1/vacancies'), get('/health/live'), get('/health/ready')]);
        expect(asked).toMatchObject({ status: 503, body: { code: 'not-ready' }, retryAfter: expect.stringMatching(/^\d+$/) });
        expect(asked.ms).toBeLessThan(QUICK);
        expect(live.status).toBe(200);
        expect(ready).toMatchObject({ status: 503, body: { ready: false } });
      }
      line.restore();
      await eventually(
        () => get('/health/ready'),
        ({ status }) => status === 200,
        10_000,
      );
      const created = await register();
      expect(created.statusCode).toBe(201);
      await eventually(
        () => get(`/v1/profiles/${created.json().id}/matches`),
        ({ body }) => body.fresh === true,
        20_000,
      );
    },
  );

  it('does not answer a repetition with the refusal, when the database has come to itself in the middle of the act', async () => {
    const key = { 'idempotency-key': 'frozen-1' };
    const count = async () => (await beside.query(`SELECT count(*)::int AS n FROM profiles.profile`)).rows[0].n as number;
    const before = await count();
    await beside.query('BEGIN; LOCK TABLE profiles.profile IN EXCLUSIVE MODE');
    const first = register(key);
    const isWaiting = async () => (await beside.query(`SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted`)).rows[0].n as number;
    await eventually(isWaiting, (n) => n > 0);
    line.freeze();
    expect((await first).statusCode).toBe(503);
    await beside.query('COMMIT');
    line.restore();
    const again = await eventually(
      () => register(key),
      ({ statusCode }) => statusCode === 201,
    );
    expect(again.json()).toMatchObject({ destination: 'MD' });
    expect(await count()).toBe(before + 1);
  });
});
