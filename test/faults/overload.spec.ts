import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';

const MOST = 8;

describe('more is asked than can be done', () => {
  let service: TestService;
  let port: number;
  beforeAll(async () => {
    service = await testService({ MOST_REQUESTS: String(MOST) });
    await service.app.listen(0, '127.0.0.1');
    port = (service.app.getHttpServer().address() as AddressInfo).port;
  });
  afterAll(() => service.stop());

  const ask = async (path: string, method = 'GET', body?: string) => {
    const headers: Record<string, string> = body ? { 'content-type': 'application/x-ndjson' } : {};
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, body });
    return { status: answer.status, retryAfter: answer.headers.get('retry-after'), text: await answer.text() };
  };
  /** A request whose body does not come. */
  const slowRequest = () => {
    const headers = { 'content-type': 'application/json', 'content-length': '100' };
    const request = http.request({ port, host: '127.0.0.1', method: 'POST', path: '/v1/assessments', headers });
    request.on('error', () => {});
    request.flushHeaders();
    return request;
  };
  const bulk = () => ask('/v1/imports?kind=vacancies&source=one-more', 'POST', '{}\n');

  it('refuses bulk work first, in words and with a time, then services, and answers people; afterwards everybody', async () => {
    const slow = [slowRequest(), slowRequest()];
    const refused = await eventually(bulk, ({ status }) => status === 503);
    expect(JSON.parse(refused.text)).toMatchObject({ code: 'overloaded', type: '/problems/overloaded' });
    expect(Number(refused.retryAfter)).toBeGreaterThanOrEqual(1);
    expect((await ask('/v1/vacancies')).status).toBe(200);
    expect((await ask('/')).status).toBe(200);
    for (const request of slow) request.destroy();
    await eventually(bulk, ({ status }) => status < 300);
    expect((await ask('/metrics')).text).toMatch(/http_requests_refused_total\{urgency="bulk"\} [1-9]/);
  });
});
