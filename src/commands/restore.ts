import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { RecordRestore, type Restored, signingKey, verifyChains } from '../audit/index.js';
import { ReplayErasures } from '../personal-data/index.js';
import { ArchiveReader } from '../platform/backup/archive-reader.js';
import { refuseKeysThatDoNotOpen, refuseOtherIndexKey } from '../platform/backup/needed-keys.js';
import { restoreBackup } from '../platform/backup/restore-backup.js';
import type { Configuration } from '../platform/configuration/settings.js';
import { migrate } from '../platform/database/data-source.js';
import { openBlindIndex, openKeyRing } from '../platform/encryption/key-files.js';
import { structuredLogger } from '../platform/telemetry/structured-logger.js';
import { assembleService } from '../service.js';
import { verdictLines } from './audit-verify.js';
import type { CommandContext } from './command.js';
import { prepareDatabase } from './database-for.js';
import { refuseOtherLedger } from './erasure-ledger-of.js';
import { ProgressBar } from './progress-bar.js';

type Say = CommandContext['say'];

export class RestoreUsage extends Error {
  readonly code = 'restore-usage';
  constructor() {
    super(
      'Usage: npm run restore -- FILE [--ledger-lost]   (into an empty database; --ledger-lost only when the erasure ledger is gone for good)',
    );
  }
}

/**
 * A backup into the empty database of the environment: whole or not at all, brought to this release, the erased erased again, the audit proven.
 * Ends with 1 when the audit is broken. @throws RestoreUsage and what says why it cannot be restored
 */
export async function restoreCommand(args: readonly string[], { say }: CommandContext): Promise<void> {
  const { file, ledgerLost } = read(args);
  const { configuration, stopDatabase } = await prepareDatabase(process.env);
  try {
    if (!(await restoreFrom(file, configuration, say, ledgerLost))) process.exitCode = 1;
  } finally {
    stopDatabase();
  }
}

/** @returns whether the audit is whole @throws what says why it cannot be restored */
export async function restoreFrom(file: string, configuration: Configuration, say: Say, ledgerLost = false): Promise<boolean> {
  const archive = await ArchiveReader.open(file);
  const unfinished = await put(archive, file, ledgerLost, configuration).finally(() => archive.close());
  const { tables, takenAt, release } = archive.manifest;
  const rows = tables.reduce((sum, one) => sum + one.rows, 0);
  say(`${rows} rows of ${tables.length} tables restored, as of ${takenAt}`);
  say(`schema: ${await migrate(configuration.databaseUrl)} migrations applied since then`);
  say(`${unfinished} operations that had not ended go on when the service starts`);
  return finish(configuration, { takenAt, release, rows }, say);
}

/** @throws RestoreUsage */
function read(args: readonly string[]): { file: string; ledgerLost: boolean } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { 'ledger-lost': { type: 'boolean' } }, allowPositionals: true });
    const [file] = positionals;
    if (file) return { file, ledgerLost: values['ledger-lost'] === true };
  } catch {}
  throw new RestoreUsage();
}

async function put(archive: ArchiveReader, file: string, ledgerLost: boolean, configuration: Configuration): Promise<number> {
  await refuseKeysThatDoNotOpen(archive.manifest.keys, openKeyRing(configuration));
  refuseOtherIndexKey(archive.manifest, openBlindIndex(configuration));
  const bar = new ProgressBar('tables');
  return restoreBackup(archive, {
    databaseUrl: configuration.databaseUrl,
    file,
    approve: (db) => (ledgerLost ? Promise.resolve() : refuseOtherLedger(db, configuration)),
    onTable: (done, total, table) => bar.show(done, total, table),
  }).finally(() => bar.stop());
}

/** The audit tells of the restore before anything else is done to what came back. */
async function finish(configuration: Configuration, restored: Restored, say: Say): Promise<boolean> {
  const service = await assembleService({ ...configuration, roles: [] }, structuredLogger('warn'));
  try {
    await service.app.init();
    await service.app.get(RecordRestore).execute(restored);
    say(`${await service.app.get(ReplayErasures).ofLedger()} people who were erased after the backup are erased again`);
    const chains = await verifyChains(service.app.get(DataSource), { keys: [signingKey(configuration).jwk] });
    for (const line of verdictLines(chains)) say(line);
    return !chains.some(({ fault }) => fault);
  } finally {
    await service.stop();
  }
}
