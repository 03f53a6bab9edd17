import { type Line, lineTo } from '../fixtures/a-line.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';

const QUICK = 4_000;
const AWAY = 8_000;

describe('the database is away', () => {
  let line: Line;
  let service: TestService;
  beforeAll(async () => {
    service = await testService({}, async (url) => {
      line = await lineTo(url);
      return line;
    });
  });
  afterAll(() => service.stop());

  const get = async (url: string) => {
    const began = performance.now();
    const answer = await service.app.inject({ method: 'GET', url });
    return { status: answer.statusCode, body: answer.json(), retryAfter: answer.headers['retry-after'], ms: performance.now() - began };
  };
  const register = () =>
    service.app.inject({ method: 'POST', url: '/v1/profiles', payload: { destination: 'MD', residence: 'IT', wishes: { regions: [] } } });

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
});
