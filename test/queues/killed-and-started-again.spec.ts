import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { end, start } from '../fixtures/service-process.js';
import { type TestDatabase, testDatabase } from '../fixtures/test-database.js';
import { eventually } from '../fixtures/test-service.js';

const ROUNDS = [40, 250, 700];
const ROWS = 700;

describe('killed in the middle and started again', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it('loses no acknowledged write, does nothing twice, and brings every list to the present', async () => {
    const prefix = `kill-${randomBytes(4).toString('hex')}`;
    let service = await start(database.url, prefix);
    const people: string[] = [];
    for (const [round, delay] of ROUNDS.entries()) {
      const rows = Array.from({ length: ROWS }, (_, at) =>
        JSON.stringify({ reference: `${round}-${at}`, title: 'Sudor', region: 'MD-BA', occupation: '7212' }),
      ).join('\n');
      const begun = await fetch(`${service.address}/v1/imports?kind=vacancies&source=kill`, {
        method: 'POST',
        body: rows,
        headers: { 'content-type': 'application/x-ndjson' },
      });
      expect(begun.status).toBe(202);
      const person = await fetch(`${service.address}/v1/profiles`, {
        method: 'POST',
        body: JSON.stringify({
          destination: 'MD',
          experiences: [{ occupation: '7212', country: 'IT', from: '2015-01', evidence: 'attested' }],
        }),
        headers: { 'content-type': 'application/json' },
      });
      people.push(((await person.json()) as { id: string }).id);
      await pause(delay);
      await end(service.child, 'SIGKILL');
      service = await start(database.url, prefix);
    }
    const client = new pg.Client(database.url);
    await client.connect();
    const count = async (sql: string) => Number((await client.query(sql)).rows[0].n);
    await eventually(
      () => count(`SELECT count(*) AS n FROM platform.operation WHERE status IN ('waiting', 'running')`),
      (n) => n === 0,
      45_000,
    );
    expect(await count(`SELECT count(*) AS n FROM vacancies.vacancy WHERE source = 'kill'`)).toBe(ROUNDS.length * ROWS);
    expect(await count(`SELECT count(*) AS n FROM platform.operation_verdict WHERE status = 'created'`)).toBe(ROUNDS.length * ROWS);
    expect(
      await count(`SELECT count(*) AS n FROM (SELECT revision FROM vacancies.vacancy GROUP BY revision HAVING count(*) > 1) AS twice`),
    ).toBe(0);
    const fresh = async () =>
      Promise.all(
        people.map(
          async (id) =>
            (await (await fetch(`${service.address}/v1/profiles/${id}/matches`)).json()) as { fresh: boolean; items: unknown[] },
        ),
      );
    const lists = await eventually(fresh, (all) => all.every((one) => one.fresh && one.items.length === 20), 45_000);
    expect(lists).toHaveLength(ROUNDS.length);
    await eventually(
      () => count(`SELECT count(*) AS n FROM platform.outbox WHERE relayed_at IS NULL`),
      (n) => n === 0,
    );
    await client.end();
    await end(service.child, 'SIGTERM');
  }, 240_000);
});
