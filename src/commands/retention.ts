import { ApplyRetention } from '../personal-data/index.js';
import { migrate } from '../platform/database/data-source.js';
import { structuredLogger } from '../platform/telemetry/structured-logger.js';
import { assembleService } from '../service.js';
import type { CommandContext } from './command.js';
import { prepareDatabase } from './database-for.js';

/** `--dry-run` says what the rules of retention would remove; without it they remove. @throws DryRunMissing */
export async function retentionCommand(args: readonly string[], { say }: CommandContext): Promise<void> {
  const isDry = args.includes('--dry-run');
  const { configuration, stopDatabase } = await prepareDatabase(process.env);
  try {
    await migrate(configuration.databaseUrl);
    const service = await assembleService({ ...configuration, roles: [] }, structuredLogger('warn'));
    try {
      await service.app.init();
      const retention = service.app.get(ApplyRetention);
      for (const [rule, n] of Object.entries(await (isDry ? retention.dry() : retention.execute())))
        say(`${rule}: ${n} ${isDry ? 'would be removed' : 'removed'}`);
    } finally {
      await service.stop();
    }
  } finally {
    stopDatabase();
  }
}
