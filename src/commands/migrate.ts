import { migrate } from '../platform/database/data-source.js';
import type { CommandContext } from './command.js';
import { prepareDatabase } from './database-for.js';

/** One-shot: brings the schema to the present and ends. */
export async function migrateCommand(_args: readonly string[], { say }: CommandContext): Promise<void> {
  const { configuration, stopDatabase } = await prepareDatabase(process.env);
  try {
    say(`schema current (${await migrate(configuration.databaseUrl)} migrations applied)`);
  } finally {
    stopDatabase();
  }
}
