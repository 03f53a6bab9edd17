import { DataSource } from 'typeorm';
import { databaseOptions } from '../../src/platform/database/data-source.js';
import { OutboxRecord } from '../../src/platform/outbox/outbox.record.js';
import { RECORDS } from '../../src/records.js';
import { testDatabase } from '../fixtures/test-service.js';

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
});

async function schemas(dataSource: DataSource): Promise<string[]> {
  const rows: { table_schema: string; table_name: string; column_name: string }[] = await dataSource.query(
    `SELECT table_schema, table_name, column_name FROM information_schema.columns WHERE table_schema NOT IN ('pg_catalog', 'information_schema', 'public', 'bullmq') ORDER BY 1, 2, 3`,
  );
  return rows.map((row) => Object.values(row).join('.'));
}
