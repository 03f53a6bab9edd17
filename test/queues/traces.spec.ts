import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const TRACEPARENT = `00-${TRACE}-00f067aa0ba902b7-01`;

const QUEUES = [
  { on: 'PostgreSQL', redis: '' },
  { on: 'Redis', redis: process.env.REDIS_URL ?? '' },
].filter(({ on, redis }) => on === 'PostgreSQL' || redis);
const WORK = ['recognition', 'matching'];

describe.each(QUEUES)('one trace, with queues on $on', ({ redis }) => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'traces-')), 'log');
  let service: TestService;
  beforeAll(async () => {
    service = await testService({ LOG_LEVEL: 'info', REDIS_URL: redis }, undefined, file);
    await service.app.get(LoadDemonstration).reference(true);
  });
  afterAll(async () => {
    await service?.stop();
    fs.rmSync(path.dirname(file), { recursive: true });
  });
  const lines = async () =>
    fs
      .readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const register = (traceparent: string) =>
    service.app.inject({ method: 'POST', url: '/v1/profiles', headers: { traceparent }, payload: { destination: 'MD' } });
  const jobs = (all: Awaited<ReturnType<typeof lines>>, traceId: string) =>
    all.filter((line) => line.traceId === traceId && line.job && WORK.includes(line.queue)).map(({ queue, name }) => `${queue} ${name}`);

  it('is found from the request that registers a person to the workers that assess and rank them', async () => {
    const answer = await register(TRACEPARENT);
    expect(answer.headers.traceparent).toMatch(new RegExp(`^00-${TRACE}-(?!00f067aa0ba902b7)[0-9a-f]{16}-01$`));
    const all = await eventually(lines, (now) => jobs(now, TRACE).length >= 2);
    expect(jobs(all, TRACE)).toEqual(['recognition assess-profile', 'matching match-profile']);
    const ofRequest = all.filter(({ traceId, reqId }) => traceId === TRACE && reqId);
    expect(ofRequest.map(({ msg }) => msg)).toEqual(['incoming request', 'request completed']);
    const told = await service.app
      .get(DataSource)
      .query(`SELECT traceparent FROM platform.outbox WHERE data ->> 'profileId' = $1`, [answer.json().id]);
    expect(told.length).toBeGreaterThan(1);
    for (const { traceparent } of told) expect(traceparent).toContain(TRACE);
  });

  it('is a new one for each request that sends none that is valid, and for what nobody asked for', async () => {
    const sent = await Promise.all([register('00-of-Ana-01'), register('00-of-Ana-01')]);
    const [one, other] = sent.map(({ headers }) => String(headers.traceparent).split('-')[1] as string);
    expect(one).not.toBe(other);
    const all = await eventually(lines, (now) => [one, other].every((id) => jobs(now, id as string).length >= 2));
    expect(JSON.stringify(all)).not.toContain('of-Ana');
    const byItself = all.filter(({ name }) => name === 'raise-alarms').map(({ traceId }) => traceId);
    expect(byItself.length).toBeGreaterThan(0);
    expect(byItself.every((traceId) => /^[0-9a-f]{32}$/.test(traceId))).toBe(true);
    expect(new Set([TRACE, one, other, ...byItself]).size).toBe(3 + byItself.length);
  });

  it('is told by the release before without one, and the work is done under a trace of its own', async () => {
    const { id } = (await register(TRACEPARENT)).json();
    const before = (await lines()).length;
    const tell = `INSERT INTO platform.outbox (id, name, data) VALUES (gen_random_uuid(), 'profile.changed.v1', jsonb_build_object('profileId', $1::text))`;
    await service.app.get(DataSource).query(tell, [id]);
    const after = async () => (await lines()).slice(before).filter(({ name, traceId }) => name === 'assess-profile' && traceId !== TRACE);
    const [job] = await eventually(after, ({ length }) => length > 0);
    expect(job.traceId).toMatch(/^[0-9a-f]{32}$/);
  });
});
