import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DataSource, type QueryRunner } from 'typeorm';
import { databaseOptions } from '../database/data-source.js';
import { MIGRATION_LOCK, migrateTo } from '../database/migrate-to.js';
import type { ArchiveReader } from './archive-reader.js';
import { ArchiveOfNewerRelease, ArchiveUnreadable, DatabaseNotEmpty } from './backup.errors.js';
import { type Manifest, ownRelease } from './manifest.js';
import { setAside } from './set-aside.js';
import { sameOnEveryServer, storedTables } from './stored-tables.js';
import { tellUnfinishedAgain } from './tell-again.js';

export interface RestoreOptions {
  readonly databaseUrl: string;
  readonly file: string;
  /** Looks at what has come, before it stays. An error undoes all of it. */
  readonly approve: (db: ClientBase) => Promise<void>;
  readonly onTable?: (done: number, total: number, table: string) => void;
}

/**
 * Puts an archive into an empty database: the schema of then, every row, in one transaction. Killed, it leaves the database as empty as it was.
 * @returns how much unfinished work was told again @throws DatabaseNotEmpty, ArchiveUnreadable, ArchiveOfNewerRelease
 */
export async function restoreBackup(archive: ArchiveReader, options: RestoreOptions): Promise<number> {
  const connections = { max: 2, keepAlive: true, connectionTimeoutMillis: 10_000 };
  const dataSource = new DataSource({ ...databaseOptions(options.databaseUrl, []), extra: connections } as never);
  await dataSource.initialize();
  const runner = dataSource.createQueryRunner();
  try {
    refuseNewer(archive.manifest, options.file, namesOf(dataSource));
    await runner.startTransaction();
    const unfinished = await fill(runner, archive, options);
    await runner.commitTransaction();
    await runner.query('ANALYZE');
    return unfinished;
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => {});
    await runner.release().catch(() => {});
    await dataSource.destroy();
  }
}

async function fill(runner: QueryRunner, archive: ArchiveReader, { file, approve, onTable }: RestoreOptions): Promise<number> {
  const { manifest } = archive;
  const db = (await runner.connect()) as ClientBase;
  await db.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  await refuseUnlessEmpty(db);
  await migrateTo(runner, manifest.migrations);
  await sameOnEveryServer(db);
  await refuseOtherTables(db, manifest, file);
  const aside = await setAside(db);
  await db.query(`TRUNCATE ${(await storedTables(db)).map(({ name }) => name).join(', ')}`);
  for (const [at, table] of manifest.tables.entries()) {
    onTable?.(at, manifest.tables.length, table.name);
    const into = db.query(copyFrom(`COPY ${table.name} (${table.columns.join(', ')}) FROM STDIN`));
    await archive.copy(table, into);
    if (into.rowCount !== table.rows) throw new ArchiveUnreadable(file, `${into.rowCount} of ${table.rows} rows of ${table.name} came in.`);
  }
  for (const { name, last } of manifest.sequences) await db.query('SELECT setval($1::regclass, $2)', [name, last]);
  await aside.putBack();
  await approve(db);
  return tellUnfinishedAgain(db);
}

/** @throws DatabaseNotEmpty */
async function refuseUnlessEmpty(db: ClientBase): Promise<void> {
  const { rows } = await db.query<{ database: string; name: string }>(`
    SELECT current_database() AS database, class.oid::regclass::text AS name FROM pg_class AS class
    JOIN pg_namespace AS namespace ON namespace.oid = relnamespace
    WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND nspname !~ '^pg_' AND nspname <> 'information_schema'
      AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = class.oid AND deptype = 'e') ORDER BY 2 LIMIT 1`);
  const [found] = rows;
  if (found) throw new DatabaseNotEmpty(found.database, found.name);
}

/** @throws ArchiveOfNewerRelease */
function refuseNewer({ migrations, release }: Manifest, file: string, known: readonly string[]): void {
  const unknown = migrations.find((name) => !known.includes(name));
  if (unknown) throw new ArchiveOfNewerRelease(file, release, unknown, ownRelease());
}

function namesOf({ migrations }: DataSource): string[] {
  return migrations.map((migration) => migration.name ?? migration.constructor.name);
}

/** Names become SQL, so only those of the schema pass. @throws ArchiveUnreadable */
async function refuseOtherTables(db: ClientBase, { tables }: Manifest, file: string): Promise<void> {
  const here = new Map((await storedTables(db)).map(({ name, columns }) => [name, [...columns].sort().join()]));
  const other = tables.find(({ name, columns }) => here.get(name) !== [...columns].sort().join());
  if (other) throw new ArchiveUnreadable(file, `its table ${other.name} is not as the schema of its release has it.`);
}
