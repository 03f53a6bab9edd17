import { Socket } from 'node:net';
import pg, { type ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { now } from '../clock.js';
import { ArchiveWriter } from './archive-writer.js';
import { BackupNotWritten } from './backup.errors.js';
import { FORMAT, type Manifest, ownRelease, type TableCopy } from './manifest.js';
import { neededKeys } from './needed-keys.js';
import { writeNewFile } from './new-file.js';
import { appliedMigrations, type StoredTable, sameOnEveryServer, sequences, storedTables } from './stored-tables.js';

export interface BackupOptions {
  readonly databaseUrl: string;
  readonly indexKeyProof: string;
  /** Tables that are not worth keeping: they stay empty after a restore. */
  readonly without: readonly string[];
  readonly auditHeads: (db: ClientBase) => Promise<Manifest['auditHeads']>;
  readonly onTable: ((done: number, total: number, table: string) => void) | undefined;
}

/**
 * One moment of the whole database in one file, while the service runs: a snapshot of REPEATABLE READ, COPY of each table, streamed. A migration
 * waits until it has ended. @throws BackupNotWritten
 */
export async function writeBackup(file: string, options: BackupOptions): Promise<Manifest> {
  const socket = new Socket();
  const client = new pg.Client({
    connectionString: options.databaseUrl,
    application_name: 'passerelle backup',
    keepAlive: true,
    stream: () => socket,
  });
  client.on('error', () => {});
  let manifest: Manifest | undefined;
  try {
    await client.connect();
    await writeNewFile(file, async (to) => {
      manifest = await copyAll(client, new ArchiveWriter(to), options);
    });
    return manifest as unknown as Manifest;
  } catch (error) {
    throw explained(error as Error & { code?: string });
  } finally {
    socket.destroy();
  }
}

async function copyAll(client: ClientBase, archive: ArchiveWriter, options: BackupOptions): Promise<Manifest> {
  const tables = await beginSnapshot(client, options.without);
  const head = await headOf(client, options);
  const copies: TableCopy[] = [];
  for (const table of tables) {
    options.onTable?.(copies.length, tables.length, table.name);
    copies.push(await copyOne(client, archive, table));
  }
  const manifest = { ...head, tables: copies, sequences: await sequences(client) };
  await archive.end(manifest);
  return manifest;
}

async function copyOne(client: ClientBase, archive: ArchiveWriter, { name, columns }: StoredTable): Promise<TableCopy> {
  const rows = client.query(copyTo(`COPY ${name} (${columns.join(', ')}) TO STDOUT`));
  const measured = await archive.add(name, rows);
  return { name, columns, rows: rows.rowCount, ...measured };
}

/** Locks first, then the snapshot: it begins with the first look at rows, and what is looked at can no longer change its shape. */
async function beginSnapshot(client: ClientBase, without: readonly string[]): Promise<StoredTable[]> {
  const ours = async () => (await storedTables(client)).filter(({ name }) => !without.includes(name));
  const before = await ours();
  if (!before.length) throw new BackupNotWritten('The database is empty: there is nothing to keep. DATABASE_URL names it.');
  await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await client.query(`LOCK TABLE public.migration, ${before.map(({ name }) => name).join(', ')} IN ACCESS SHARE MODE`);
  await sameOnEveryServer(client);
  const after = await ours();
  if (JSON.stringify(before) !== JSON.stringify(after)) throw new BackupNotWritten('The schema changed just now. Begin again.');
  return after;
}

async function headOf(client: ClientBase, { indexKeyProof, auditHeads }: BackupOptions) {
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  return {
    format: FORMAT,
    release: ownRelease(),
    takenAt: now().toISOString(),
    server: rows[0]?.server_version ?? '',
    migrations: await appliedMigrations(client),
    auditHeads: await auditHeads(client),
    keys: await neededKeys(client),
    indexKeyProof,
  };
}

const INSUFFICIENT_PRIVILEGE = '42501';

function explained(error: Error & { code?: string }): Error {
  if (error.code !== INSUFFICIENT_PRIVILEGE) return error;
  return new BackupNotWritten(
    `${error.message}. A backup sees every row or is none: run it as the role that owns the tables, or as one with BYPASSRLS.`,
  );
}
