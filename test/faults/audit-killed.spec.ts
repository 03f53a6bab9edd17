import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { signingKey, verifyChains } from '../../src/audit/index.js';
import { databaseOptions } from '../../src/platform/database/data-source.js';
import { newAuditKey } from '../fixtures/audit-chains.js';
import { end, start } from '../fixtures/service-process.js';
import { type TestDatabase, testDatabase } from '../fixtures/test-database.js';
import { eventually } from '../fixtures/test-service.js';

const ROUNDS = [60, 150, 400];
const AT_ONCE = 8;

describe('the service is killed while people are registered, read and erased', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await testDatabase();
    dataSource = await new DataSource(databaseOptions(database.url, [], 2)).initialize();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });
  const idsOf = async (action: string): Promise<string[]> => {
    const rows: { id: string }[] = await dataSource.query(`SELECT subject_id AS id FROM audit.entry WHERE action = $1 ORDER BY 1`, [
      action,
    ]);
    return rows.map(({ id }) => id);
  };

  it('every act that happened has its entry and no other has, every answer was recorded, and the chains are whole', async () => {
    const key = newAuditKey();
    const prefix = `audit-${randomBytes(4).toString('hex')}`;
    const acknowledged = { registered: [] as string[], read: [] as string[], erased: [] as string[] };
    for (const delay of ROUNDS) {
      const service = await start(database.url, prefix, { ROLES: 'api', DEMONSTRATION: 'no', AUDIT_KEY: key, AUDIT_SIGN_SECONDS: '1' });
      const before = acknowledged.registered.length;
      const busy = Array.from({ length: AT_ONCE }, () => registerReadErase(service.address, acknowledged));
      await eventually(
        async () => acknowledged.registered.length - before,
        (served) => served > 1,
      );
      await pause(delay);
      await end(service.child, 'SIGKILL');
      await Promise.all(busy);
    }
    const people: { id: string }[] = await dataSource.query(`SELECT id FROM profiles.profile ORDER BY id`);
    const [registered, read, erased] = [await idsOf('person.registered'), await idsOf('person.read'), await idsOf('person.erased')];
    const here = people.map(({ id }) => id);
    expect([...here, ...erased].toSorted()).toEqual(registered);
    expect(acknowledged.registered.length).toBeGreaterThan(ROUNDS.length);
    expect(acknowledged.registered.filter((id) => !registered.includes(id))).toEqual([]);
    expect(acknowledged.read.filter((id) => !read.includes(id))).toEqual([]);
    expect(acknowledged.erased.filter((id) => !erased.includes(id))).toEqual([]);
    const chains = await verifyChains(dataSource, { keys: [signingKey({ auditKey: key, dataDirectory: '' }).jwk] });
    expect(chains.map(({ organisation, fault }) => [organisation, fault])).toEqual([['installation', undefined]]);
  }, 180_000);
});

/** Until nobody answers any more. */
async function registerReadErase(address: string, acknowledged: Record<'registered' | 'read' | 'erased', string[]>): Promise<void> {
  const ask = (path: string, method: string, body?: string) =>
    fetch(`${address}/v1/profiles${path}`, { method, ...(body && { body, headers: { 'content-type': 'application/json' } }) });
  try {
    for (let n = 0; ; n++) {
      const answer = await ask('', 'POST', JSON.stringify({ destination: 'MD' }));
      if (answer.status !== 201) continue;
      const { id } = (await answer.json()) as { id: string };
      acknowledged.registered.push(id);
      if ((await ask(`/${id}`, 'GET')).status === 200) acknowledged.read.push(id);
      if (n % 2 && (await ask(`/${id}`, 'DELETE')).status === 200) acknowledged.erased.push(id);
    }
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
  }
}
