import { DataSource } from 'typeorm';
import { DecisionsOnPlacementsNameWhoAndWhen1764005000000 } from '../../migrations/1764005000000-decisions-on-placements-name-who-and-when.js';
import { databaseOptions } from '../../src/platform/database/data-source.js';
import { OutboxRecord } from '../../src/platform/outbox/outbox.record.js';
import { RECORDS } from '../../src/records.js';
import { testDatabase } from '../fixtures/test-database.js';

describe('the schema', () => {
  let dataSource: DataSource;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const database = await testDatabase();
    drop = database.drop;
    dataSource = await new DataSource(databaseOptions(database.url, [OutboxRecord, ...RECORDS] as never)).initialize();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await drop();
  });

  it('reads as the records say: nothing has drifted', async () => {
    const drift = await dataSource.driver.createSchemaBuilder().log();
    expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('goes back step by step to nothing, and comes again', async () => {
    const before = await schemas(dataSource);
    const count = dataSource.migrations.length;
    for (let at = 0; at < count; at++) await dataSource.undoLastMigration({ transaction: 'each' });
    expect(await schemas(dataSource)).toEqual([]);
    await dataSource.runMigrations({ transaction: 'each' });
    expect(await schemas(dataSource)).toEqual(before);
  });

  it('keeps what caseworkers decided before decisions had names, and takes it back again', async () => {
    const [migration, db] = [new DecisionsOnPlacementsNameWhoAndWhen1764005000000(), dataSource.createQueryRunner()];
    await migration.down(db);
    const id = (number: number) => `00000000-0000-7000-8000-00000000000${number}`;
    await db.query(`INSERT INTO matching.assignment VALUES ($1, 1, NULL, 10, 1, 1, '2026-11-24', '2026-11-24T10:00:00Z')`, [id(0)]);
    const people = [
      [id(1), [], id(7), 5, 'accepted', null],
      [id(2), [id(8)], id(7), 4, 'declined', null],
      [id(3), [id(7), id(8)], null, null, null, 'openings-taken'],
      [id(4), [], id(9), 3, 'proposed', null],
    ];
    const statement = `INSERT INTO matching.assignment_person (assignment_id, profile_id, declined, vacancy_id, score, decision, reason) VALUES ($1, $2, $3, $4, $5, $6, $7)`;
    for (const person of people) await db.query(statement, [id(0), ...person]);
    const read = () => db.query(`SELECT * FROM matching.assignment_person ORDER BY profile_id`);
    const before = await read();
    await migration.up(db);
    const decisions = await db.query(
      `SELECT profile_id, vacancy_id, decision, principal_name FROM matching.placement_decision ORDER BY 1, 2`,
    );
    expect(decisions.map((one: object) => Object.values(one))).toEqual([
      [id(1), id(7), 'accepted', null],
      [id(2), id(7), 'declined', null],
      [id(2), id(8), 'declined', null],
      [id(3), id(7), 'declined', null],
      [id(3), id(8), 'declined', null],
    ]);
    await migration.down(db);
    expect(await read()).toEqual(before);
    await migration.up(db);
    await db.release();
  });
});

async function schemas(dataSource: DataSource): Promise<string[]> {
  const rows: { table_schema: string; table_name: string; column_name: string }[] = await dataSource.query(
    `SELECT table_schema, table_name, column_name FROM information_schema.columns WHERE table_schema NOT IN ('pg_catalog', 'information_schema', 'public', 'bullmq') ORDER BY 1, 2, 3`,
  );
  return rows.map((row) => Object.values(row).join('.'));
}
