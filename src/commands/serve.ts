import path from 'node:path';
import type { CommandContext } from '../commands.js';
import type { Configuration } from '../platform/configuration/settings.js';
import { migrate } from '../platform/database/data-source.js';
import { ReadinessProbe } from '../platform/health/readiness.js';
import { structuredLogger } from '../platform/telemetry/structured-logger.js';
import { assembleService, type Service } from '../service.js';
import { prepareDatabase } from './database-for.js';

/** Starts everything that the roles ask for and stays until a signal. */
export async function serveCommand(_args: readonly string[], { say }: CommandContext): Promise<void> {
  const { configuration, joined, stopDatabase } = await prepareDatabase(process.env);
  if (!process.env.DATABASE_URL)
    say(joined ? 'embedded PostgreSQL joined (another Passerelle of this directory started it)' : 'embedded PostgreSQL started');
  let service: Service | undefined;
  const stop = async () => {
    await service?.stop();
    stopDatabase();
  };
  stopOnSignals(stop, say);
  try {
    const applied = await migrate(configuration.databaseUrl);
    if (applied) say(`${applied} migrations applied`);
    service = await assembleService(configuration, structuredLogger(configuration.logLevel, logFileOf(configuration)));
    await service.app.listen(configuration.port, configuration.host);
    service.app.get(ReadinessProbe).started();
    say(`ready on http://localhost:${new URL(await service.app.getUrl()).port}`);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** At a terminal the log would drown the stages; containers collect standard output. */
function logFileOf({ environment, dataDirectory }: Configuration): string | undefined {
  return environment === 'production' ? undefined : path.join(dataDirectory, 'passerelle.log');
}

/** Ctrl-C reaches us twice (the terminal's group, then npm): the first stops in order, one more than a second later ends at once. */
function stopOnSignals(stop: () => Promise<void>, say: (text: string) => void): void {
  let since: number | undefined;
  const onSignal = (signal: string) => {
    if (since !== undefined) return void (Date.now() - since > 1_000 && process.exit(1));
    since = Date.now();
    say(`${signal}: finishing running jobs, then stopping`);
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
