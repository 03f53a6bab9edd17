import { agreementsCommand } from './commands/agreements.js';
import { auditVerifyCommand } from './commands/audit-verify.js';
import { backupCommand } from './commands/backup.js';
import { benchCommand } from './commands/bench.js';
import { codingCommand } from './commands/coding.js';
import type { Command } from './commands/command.js';
import { identityCommand } from './commands/identity.js';
import { importCommand } from './commands/import.js';
import { keysCommand } from './commands/keys.js';
import { migrateCommand } from './commands/migrate.js';
import { restoreCommand } from './commands/restore.js';
import { retentionCommand } from './commands/retention.js';
import { serveCommand } from './commands/serve.js';
import { testFaultsCommand } from './commands/test-faults.js';
import { tokenCommand } from './commands/token.js';

export const commands: Readonly<Record<string, Command>> = {
  serve: serveCommand,
  migrate: migrateCommand,
  import: importCommand,
  bench: benchCommand,
  token: tokenCommand,
  identity: identityCommand,
  agreements: agreementsCommand,
  coding: codingCommand,
  keys: keysCommand,
  retention: retentionCommand,
  backup: backupCommand,
  restore: restoreCommand,
  'audit:verify': auditVerifyCommand,
  'test:faults': testFaultsCommand,
};
