import { eventually, type TestService, testService } from '../fixtures/test-service.js';

/** Generous for a busy machine; the pathological answers took minutes, or the process, where they were not bounded. */
const PATIENCE_MS = 4_000;
const MANY = 60_000;

const bodies: Readonly<Record<string, string>> = {
  'unknown properties': `{${Array.from({ length: MANY }, (_, n) => `"k${n}":1`).join()}}`,
  'items of a list': `{"destination":"MD","languages":[${Array.from({ length: MANY }, () => '{}').join()}]}`,
  'wishes of a list': `{"destination":"MD","wishes":{"occupations":[${Array.from({ length: MANY }, () => '{}').join()}]}}`,
  'lists of lists': `{"credentials":[${'['.repeat(300_000)}${']'.repeat(300_000)}]}`,
  values: `{"x":[${Array.from({ length: 400_000 }, () => '1').join()}]}`,
  'a prototype': '{"__proto__":{"isAdmin":true},"destination":"MD"}',
  'a constructor': '{"constructor":{"prototype":{"isAdmin":true}},"destination":"MD"}',
  'digits of a number': `{"destination":"MD","details":{"birthYear":${'9'.repeat(500_000)}}}`,
  'spaces in a text': `{"title":"${' '.repeat(500_000)}x","region":"${'a'.repeat(200_000)}!"}`,
};

describe('bodies made to be expensive', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService({ ROLES: 'api' });
  });
  afterAll(() => service.stop());

  it.each(
    Object.keys(bodies).flatMap((kind) =>
      ['/v1/profiles', '/v1/vacancies', '/v1/assessments', '/v1/agreements', '/v1/coding'].map((url) => [kind, url]),
    ),
  )('%s: %s refuses them in time, and nothing of the process has changed', async (kind, url) => {
    const payload = bodies[kind ?? ''] ?? '';
    const headers = { 'content-type': 'application/json' };
    let began = 0;
    const ask = () => {
      began = performance.now();
      return service.app.inject({ method: 'POST', url: url ?? '', headers, payload });
    };
    const answer = await eventually(ask, ({ statusCode }) => statusCode !== 503);
    expect([400, 422, 413]).toContain(answer.statusCode);
    expect(answer.body.length).toBeLessThan(20_000);
    expect(performance.now() - began).toBeLessThan(PATIENCE_MS);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});
