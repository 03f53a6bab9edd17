import { type Line, lineTo } from '../fixtures/a-line.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';
import { OwnRedis } from './harness/own-redis.js';

const AT_ONCE_MS = 1_000;

(OwnRedis.isPossible() ? describe : describe.skip)('every neighbour is silent', () => {
  let line: Line;
  let redis: OwnRedis;
  let service: TestService;
  beforeAll(async () => {
    redis = await OwnRedis.create();
    service = await testService({ ROLES: 'api', REDIS_URL: redis.url }, async (url) => {
      line = await lineTo(url);
      return line;
    });
  });
  afterAll(async () => {
    line.restore();
    redis.signal('SIGCONT');
    await service.stop();
    await redis.kill();
  });
  const ask = async (url: string) => {
    const began = performance.now();
    const { statusCode, body } = await service.app.inject(url);
    return { statusCode, body, ms: performance.now() - began };
  };
  const ready = async () => {
    const { statusCode, body } = await ask('/health/ready');
    return { statusCode, ...(JSON.parse(body) as { checks: Record<string, string> }) };
  };

  it('and the process says at once that it lives, and with a reason a neighbour why it cannot serve; afterwards it can', async () => {
    line.freeze();
    redis.signal('SIGSTOP');
    const silent = await eventually(ready, ({ checks }) => checks.database !== 'ok' && checks.queues !== 'ok');
    expect(silent).toMatchObject({ statusCode: 503, checks: { database: 'does not answer', queues: 'no answer within 2 s', start: 'ok' } });
    for (let times = 0; times < 5; times++) {
      const alive = await ask('/health/live');
      expect([alive.statusCode, alive.ms < AT_ONCE_MS]).toEqual([200, true]);
    }
    line.restore();
    redis.signal('SIGCONT');
    await eventually(ready, ({ statusCode }) => statusCode === 200);
  });
});
