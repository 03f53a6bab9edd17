import { type TestService, testService } from '../fixtures/test-service.js';

describe('health', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService();
  });
  afterAll(() => service.stop());

  it('is ready when database and queues answer', async () => {
    const answer = await service.app.inject('/health/ready');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ ready: true, checks: { database: 'ok', queues: 'ok', start: 'ok' } });
  });

  it('answers an address that does not exist with a problem that says so', async () => {
    const answer = await service.app.inject('/v1/nowhere');
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status: 404, code: 'not-found' });
  });
});
