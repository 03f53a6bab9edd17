import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { DataSource } from 'typeorm';
import { databaseOptions } from '../../src/platform/database/data-source.js';
import { newId } from '../../src/platform/database/new-id.js';
import { Balancer } from '../fixtures/a-balancer.js';
import { newAuditKey } from '../fixtures/audit-chains.js';
import { end, start } from '../fixtures/service-process.js';
import { emptyDatabase } from '../fixtures/test-database.js';
import { eventually } from '../fixtures/test-service.js';

const AT_ONCE = 6;
type Process = Awaited<ReturnType<typeof start>>;

describe('processes that are stopped', () => {
  const environment = { ROLES: 'api', DEMONSTRATION: 'no', DRAIN_SECONDS: '2', AUDIT_KEY: newAuditKey() };
  const prefix = `rolling-${randomBytes(4).toString('hex')}`;
  const running: Process[] = [];
  let database: Awaited<ReturnType<typeof emptyDatabase>>;
  let dataSource: DataSource;
  const begin = async () => {
    const process = await start(database.url, prefix, environment);
    running.push(process);
    return process;
  };
  beforeAll(async () => {
    database = await emptyDatabase();
    await Promise.all([begin(), begin()]);
    dataSource = await new DataSource(databaseOptions(database.url, [], 2)).initialize();
  }, 300_000);
  afterAll(async () => {
    for (const { child } of running) await end(child, 'SIGKILL');
    if (dataSource?.isInitialized) await dataSource.destroy();
    await database?.drop();
  });

  it('one after the other under load lose no request, and every acknowledged write is there once', async () => {
    const balancer = new Balancer(running.map(({ address }) => address));
    const bothReady = () =>
      eventually(
        async () => balancer.serving.length,
        (n) => n === 2,
        180_000,
      );
    await bothReady();
    const done = { reads: 0, writes: [] as string[], failed: [] as string[] };
    let over = false;
    const load = Array.from({ length: AT_ONCE }, () => readAndWrite(balancer, done, () => over));
    for (const old of [...running]) {
      await end(old.child, 'SIGTERM');
      balancer.remove(old.address);
      balancer.add((await begin()).address);
      await bothReady();
    }
    over = true;
    await Promise.all(load);
    balancer.close();
    console.log(
      `      ${done.reads} reads and ${done.writes.length} writes while two processes were restarted: ${done.failed.length} failed ${done.failed.slice(0, 3).join()}, ${balancer.passedOver} sent to another, ${balancer.sentAgain} sent again because the machine was busy`,
    );
    expect(done.failed).toEqual([]);
    expect(done.writes.length).toBeGreaterThan(50);
    const kept: { id: string }[] = await dataSource.query(`SELECT id FROM profiles.profile ORDER BY id`);
    expect(kept.map(({ id }) => id)).toEqual(done.writes.toSorted());
  }, 600_000);

  it('say first that they are not ready, answer who has begun and who comes meanwhile, and close his connection', async () => {
    const { child, address } = await begin();
    const slow = http.request(`${address}/v1/profiles`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': '20' },
    });
    const answered = once(slow, 'response') as Promise<[http.IncomingMessage]>;
    slow.write('{"destination":');
    child.kill('SIGTERM');
    await eventually(
      async () => (await fetch(`${address}/health/ready`)).status,
      (status) => status === 503,
    );
    const meanwhile = await fetch(`${address}/v1/agreements`);
    expect([meanwhile.status, meanwhile.headers.get('connection')]).toEqual([200, 'close']);
    await eventually(
      () =>
        fetch(`${address}/health/live`).then(
          () => 'lets in',
          () => 'lets nobody in',
        ),
      (state) => state === 'lets nobody in',
    );
    slow.end('"MD"}');
    const [answer] = await answered;
    expect([answer.statusCode, answer.headers.connection]).toEqual([201, 'close']);
    answer.resume();
    if (child.exitCode === null) await once(child, 'exit');
    expect(child.exitCode).toBe(0);
  }, 300_000);

  it('end at once at a second signal', async () => {
    const { child, address } = await begin();
    const slow = http.request(`${address}/v1/profiles`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': '20' },
    });
    slow.on('error', () => {});
    slow.write('{"destination":');
    child.kill('SIGTERM');
    await eventually(
      () =>
        fetch(`${address}/health/live`).then(
          () => 'lets in',
          () => 'lets nobody in',
        ),
      (state) => state === 'lets nobody in',
    );
    const began = performance.now();
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect([child.exitCode, performance.now() - began < 2_000]).toEqual([1, true]);
  }, 300_000);
});

/** Each write has a key of its own, as a client that may have to repeat it sends it. */
async function readAndWrite(
  balancer: Balancer,
  done: { reads: number; writes: string[]; failed: string[] },
  isOver: () => boolean,
): Promise<void> {
  const asked = async (...request: Parameters<Balancer['send']>) => {
    const { status, text } = await balancer.send(...request).catch((error: Error) => ({ status: 0, text: error.message }));
    if (status === 200 || status === 201) return text;
    done.failed.push(`${request[0]} ${request[1]}: ${status} ${text}`);
  };
  while (!isOver()) {
    const written = await asked('POST', '/v1/profiles', { destination: 'MD' }, { 'idempotency-key': newId() });
    if (!written) continue;
    const { id } = JSON.parse(written) as { id: string };
    done.writes.push(id);
    for (const path of [`/v1/profiles/${id}`, '/v1/agreements']) if (await asked('GET', path)) done.reads += 1;
  }
}
