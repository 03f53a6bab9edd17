import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { Queues } from '../../src/platform/queues/queues.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';
import { OwnRedis } from './harness/own-redis.js';

/** On a Redis of its own where there is one to start. */
const hasRedis = OwnRedis.isPossible();

(hasRedis ? describe : describe.skip)('Redis comes back empty', () => {
  let redis: OwnRedis;
  let api: TestService;
  let worker: TestService | undefined;
  const prefix = `forgets-${randomBytes(4).toString('hex')}`;
  beforeAll(async () => {
    redis = await OwnRedis.create();
    api = await testService({ ROLES: 'api', REDIS_URL: redis.url, QUEUE_PREFIX: prefix });
  });
  afterAll(async () => {
    await worker?.stop();
    await api.stop();
    await redis.kill();
  });
  const waiting = (queue: string) => api.app.get(Queues).waiting(queue);

  it('and the jobs that it had are there again, made from what was told', async () => {
    const created = await api.app.inject({ method: 'POST', url: '/v1/profiles', payload: { destination: 'MD' } });
    expect(created.statusCode).toBe(201);
    await eventually(
      () => waiting('recognition'),
      (n) => n === 1,
    );
    await eventually(
      () => api.app.get(Outbox).waiting(),
      (n) => n === 0,
    );
    await redis.kill();
    await redis.start();
    await eventually(
      () => waiting('recognition'),
      (n) => n === 1,
    );
    await eventually(
      () => api.app.get(DataSource).query(`SELECT count(*)::int AS n FROM platform.outbox WHERE relayed_at IS NULL`),
      ([{ n }]) => n === 0,
    );
  });

  it('and what is repeated every day is asked for again by the processes that run', async () => {
    const one = await testService({ ROLES: 'imports', REDIS_URL: redis.url, QUEUE_PREFIX: `${prefix}-2` });
    worker = one;
    const repeated = () => one.app.get(Queues).named('imports').getJobSchedulersCount();
    await eventually(repeated, (n) => n === 1);
    await redis.kill();
    await redis.start();
    await eventually(repeated, (n) => n === 1);
  });
});
