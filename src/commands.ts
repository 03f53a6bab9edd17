import { importCommand } from './commands/import.js';
import { migrateCommand } from './commands/migrate.js';
import { serveCommand } from './commands/serve.js';

/** `say` prints one line with the seconds since the command began. */
export interface CommandContext {
  readonly say: (text: string) => void;
}

export type Command = (args: readonly string[], context: CommandContext) => Promise<void>;

export const commands: Readonly<Record<string, Command>> = {
  serve: serveCommand,
  migrate: migrateCommand,
  import: importCommand,
};
