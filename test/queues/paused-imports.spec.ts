import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { aRow, lines } from '../fixtures/feed-imports.js';
import { end, start } from '../fixtures/service-process.js';
import { type TestDatabase, testDatabase } from '../fixtures/test-database.js';
import { eventually } from '../fixtures/test-service.js';

const ROWS = 6_000;

describe('an import that is paused', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it('stands still, also after the process was killed and started again, and goes on behind its last row', async () => {
    const prefix = `pause-${randomBytes(4).toString('hex')}`;
    let service = await start(database.url, prefix);
    const client = new pg.Client(database.url);
    await client.connect();
    const rows = lines(Array.from({ length: ROWS }, (_, at) => aRow(`P${at}`)));
    const headers = { 'content-type': 'application/x-ndjson' };
    const begun = await fetch(`${service.address}/v1/imports?kind=vacancies&source=paused`, { method: 'POST', body: rows, headers });
    const { id } = (await begun.json()) as { id: string };
    const operation = async () =>
      (await (await fetch(`${service.address}/v1/operations/${id}`)).json()) as { status: string; done: number };
    const move = async (action: string) =>
      (
        await fetch(`${service.address}/v1/imports/${id}/transitions`, {
          method: 'POST',
          body: JSON.stringify({ action }),
          headers: { 'content-type': 'application/json' },
        })
      ).status;
    const counts = async () =>
      (
        await client.query(
          `SELECT (SELECT count(*)::int FROM vacancies.vacancy WHERE source = 'paused') AS kept,
             (SELECT count(*)::int FROM platform.operation_verdict JOIN platform.operation ON operation.id = operation_id
              WHERE input ->> 'source' IN ('paused', 'before', 'after')) AS verdicts`,
        )
      ).rows[0];
    /** The one worker of the queue has another import done: it does not have this one any more. */
    const anotherIsDone = async (source: string) => {
      await fetch(`${service.address}/v1/imports?kind=vacancies&source=${source}`, {
        method: 'POST',
        body: JSON.stringify(aRow('one')),
        headers,
      });
      await eventually(
        async () => (await client.query(`SELECT status FROM platform.operation WHERE input ->> 'source' = $1`, [source])).rows[0].status,
        (other) => other === 'done',
        60_000,
      );
    };
    await eventually(operation, ({ done }) => done > 0);
    expect(await move('pause')).toBe(200);
    const { status, done } = await operation();
    expect(status).toBe('paused');
    expect(done).toBeLessThan(ROWS);
    await anotherIsDone('before');
    expect([await operation(), await counts()]).toMatchObject([
      { status: 'paused', done },
      { kept: done, verdicts: done + 1 },
    ]);
    await end(service.child, 'SIGKILL');
    service = await start(database.url, prefix);
    await anotherIsDone('after');
    expect([await operation(), await counts()]).toMatchObject([
      { status: 'paused', done },
      { kept: done, verdicts: done + 2 },
    ]);
    expect(await move('resume')).toBe(200);
    await eventually(operation, (now) => now.status === 'done', 45_000);
    expect([await operation(), await counts()]).toMatchObject([{ done: ROWS }, { kept: ROWS, verdicts: ROWS + 2 }]);
    await client.end();
    await end(service.child, 'SIGTERM');
  }, 180_000);
});
