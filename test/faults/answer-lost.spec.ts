import { type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { end, start } from '../fixtures/service-process.js';
import { type TestDatabase, testDatabase } from '../fixtures/test-database.js';
import { eventually } from '../fixtures/test-service.js';

const HELD = 727_001;
/** Between what was done and its answer: whoever keeps an answer waits until the test lets go. */
const WAIT_WITH_THE_ANSWER = `
  CREATE FUNCTION platform.wait_with_the_answer() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF NEW.status IS NOT NULL THEN PERFORM pg_advisory_xact_lock_shared(${HELD}); END IF; RETURN NEW; END $$;
  CREATE TRIGGER wait_with_the_answer BEFORE INSERT OR UPDATE ON platform.idempotency_key
    FOR EACH ROW EXECUTE FUNCTION platform.wait_with_the_answer()`;

describe('the service is killed after it has done what was asked and before it has answered', () => {
  let database: TestDatabase;
  let client: pg.Client;
  let child: ChildProcess | undefined;
  let address: string;
  const begin = async () =>
    ({ child, address } = await start(database.url, `answer-${randomBytes(4).toString('hex')}`, { ROLES: 'api', DEMONSTRATION: 'no' }));
  beforeAll(async () => {
    database = await testDatabase();
    client = new pg.Client(database.url);
    await client.connect();
    await client.query(WAIT_WITH_THE_ANSWER);
    await begin();
  });
  afterAll(async () => {
    if (child) await end(child, 'SIGKILL');
    await client.end();
    await database.drop();
  });

  const register = async (key: string) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key };
    const answer = await fetch(`${address}/v1/profiles`, { method: 'POST', headers, body: '{"destination":"MD"}' });
    return { status: answer.status, body: (await answer.json()) as { id?: string; code?: string } };
  };
  const waiting = async () => {
    const { rows } = await client.query(
      `SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND objid = ${HELD} AND NOT granted`,
    );
    return rows[0].n as number;
  };

  it('and the same request sent again is answered, and has been done once', async () => {
    const key = randomUUID();
    await client.query(`SELECT pg_advisory_lock(${HELD})`);
    const first = register(key).catch(() => 'nobody answered');
    await eventually(waiting, (n) => n === 1);
    await end(child as ChildProcess, 'SIGKILL');
    expect(await first).toBe('nobody answered');
    await client.query(`SELECT pg_advisory_unlock(${HELD})`);
    await begin();
    const again = await eventually(
      () => register(key),
      ({ status }) => status === 201,
      10_000,
    );
    expect((await register(key)).body.id).toBe(again.body.id);
    const { rows } = await client.query(`SELECT id FROM profiles.profile`);
    expect(rows).toEqual([{ id: again.body.id }]);
  });
});
