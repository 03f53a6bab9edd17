import path from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { MIGRATION_LOCK, runPending } from './migrate-to.js';

type Records = Extract<DataSourceOptions, { type: 'postgres' }>['entities'];

/** No statement of ours takes so long; a line that has fallen silent would be waited for without end. */
const LONGEST_QUERY_MS = 300_000;

/** @param url of PostgreSQL 15 or newer @param connections most that this process opens */
export function databaseOptions(url: string, records: Records, connections = 12): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: records,
    migrations: [path.resolve(import.meta.dirname, '../../../migrations/*.js')],
    migrationsTableName: 'migration',
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    applicationName: 'passerelle',
    extra: { max: connections, connectionTimeoutMillis: 10_000, query_timeout: LONGEST_QUERY_MS, keepAlive: true },
  } as DataSourceOptions;
}

/** Brings the schema to the present; a second process that starts at once waits for the first. @returns migrations applied */
export async function migrate(url: string): Promise<number> {
  const dataSource = await new DataSource(databaseOptions(url, [], 3)).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return (await runPending(dataSource)).length;
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => {});
    await lock.release();
    await dataSource.destroy();
  }
}
