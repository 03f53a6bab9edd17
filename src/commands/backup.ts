import type { ClientBase } from 'pg';
import { readTails } from '../audit/index.js';
import type { Manifest } from '../platform/backup/manifest.js';
import { proofOfIndexKey } from '../platform/backup/needed-keys.js';
import { type Noted, noteBackup } from '../platform/backup/note-backup.js';
import { type BackupOptions, writeBackup } from '../platform/backup/write-backup.js';
import type { Configuration } from '../platform/configuration/settings.js';
import { openBlindIndex } from '../platform/encryption/key-files.js';
import type { CommandContext } from './command.js';
import { prepareDatabase } from './database-for.js';
import { ProgressBar } from './progress-bar.js';

export class BackupUsage extends Error {
  readonly code = 'backup-usage';
  constructor() {
    super(
      [
        'Usage: npm run backup -- FILE          one file that is not there yet, for example passerelle-2026-11-26.zip; the keys are not in it',
        '       npm run backup -- --rehearsed   notes that a backup was restored elsewhere and proven, as its age is watched',
      ].join('\n'),
    );
  }
}

const REHEARSED = '--rehearsed';
/** Whoever held a session signs in again; what was signed out of after the backup does not come back. The index of names is made at start, under the key of then. */
const NOT_KEPT = [
  'profiles.name_index',
  'profiles.name_bucket',
  'profiles.contact_index',
  'identity.session',
  'identity.sign_in',
  'identity.provider_artifact',
];

/** One moment of the database in one file, also while the service runs. It does not change the schema, so that it can come before an upgrade. @throws BackupUsage, BackupNotWritten */
export async function backupCommand([file]: readonly string[], { say }: CommandContext): Promise<void> {
  if (!file || (file.startsWith('-') && file !== REHEARSED)) throw new BackupUsage();
  const { configuration, stopDatabase } = await prepareDatabase(process.env);
  const bar = new ProgressBar('tables');
  try {
    if (file === REHEARSED) return say(await noted(configuration, 'rehearsal'));
    const manifest = await backUp(file, configuration, (done, total, table) => bar.show(done, total, table));
    bar.stop();
    for (const line of linesOf(manifest, file)) say(line);
    say(await noted(configuration, 'backup'));
  } finally {
    bar.stop();
    stopDatabase();
  }
}

/** The file is there whether or not it can be noted. */
async function noted({ databaseUrl }: Configuration, kind: Noted): Promise<string> {
  try {
    return (await noteBackup(databaseUrl, kind)) ? `${kind}: noted` : `${kind}: the release of this database notes none`;
  } catch (error) {
    return `${kind}: could not be noted, so that its age will look greater than it is: ${(error as Error).message}`;
  }
}

/** @throws BackupNotWritten */
export function backUp(file: string, configuration: Configuration, onTable?: BackupOptions['onTable']): Promise<Manifest> {
  const indexKeyProof = proofOfIndexKey(openBlindIndex(configuration));
  return writeBackup(file, { databaseUrl: configuration.databaseUrl, indexKeyProof, without: NOT_KEPT, auditHeads, onTable });
}

/** None before there was an audit. */
async function auditHeads(db: ClientBase): Promise<Manifest['auditHeads']> {
  const query = async (statement: string) => (await db.query(statement)).rows;
  if (!(await query(`SELECT FROM pg_class WHERE oid = to_regclass('audit.chain')`)).length) return [];
  const tails = await readTails({ query: query as never });
  return [...tails].map(([organisation, tail]) => ({ organisation, ...tail }));
}

function linesOf({ tables, takenAt, release, auditHeads: heads, keys }: Manifest, file: string): string[] {
  const rows = tables.reduce((sum, one) => sum + one.rows, 0);
  return [
    `${file}: ${rows} rows of ${tables.length} tables as of ${takenAt}, release ${release}`,
    ...heads.map(({ organisation, sequence, hash }) => `audit of ${organisation}: ${sequence} entries, up to ${hash}`),
    `to restore it, keep elsewhere: INDEX_KEY, AUDIT_KEY, the erasure ledger and DATA_KEYS (${keys.map(({ kek }) => kek).join(', ') || 'any'})`,
  ];
}
