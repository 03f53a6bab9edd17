import path from 'node:path';
import { ReplayErasures } from '../personal-data/index.js';
import type { Configuration } from '../platform/configuration/settings.js';
import { migrate } from '../platform/database/data-source.js';
import { ReadinessProbe } from '../platform/health/readiness.js';
import { structuredLogger } from '../platform/telemetry/structured-logger.js';
import { assembleService, type Service } from '../service.js';
import type { CommandContext } from './command.js';
import { prepareDatabase } from './database-for.js';
import { loadAndMatch } from './load-and-match.js';
import { stopOnSignals } from './stop-on-signals.js';
import { summarise } from './summary.js';

export class PortInUse extends Error {
  readonly code = 'port-in-use';
  constructor(port: number, joined: boolean) {
    const who = joined ? 'Passerelle already runs from this directory, and ' : '';
    super(`${who}port ${port} is in use. Stop what listens there, or choose another port: PORT=${port + 1} npm start`);
  }
}

/** Starts everything that the roles ask for and stays until a signal. */
export async function serveCommand(_args: readonly string[], { say }: CommandContext): Promise<void> {
  const began = performance.now();
  const { configuration, joined, stopDatabase } = await prepareDatabase(process.env);
  if (!process.env.DATABASE_URL && !process.env.DATABASE_URL_FILE)
    say(joined ? 'embedded PostgreSQL joined (another Passerelle of this directory started it)' : 'embedded PostgreSQL started');
  let service: Service | undefined;
  const stop = async () => {
    await service?.drain();
    await service?.stop();
    stopDatabase();
  };
  stopOnSignals(stop, say);
  try {
    const applied = await migrate(configuration.databaseUrl);
    if (applied) say(`schema: ${applied} migrations applied`);
    service = await assembleService(configuration, structuredLogger(configuration.logLevel, logFileOf(configuration)));
    const back = await service.app.get(ReplayErasures).ofLedger();
    if (back) say(`${back} people who had been erased were back from a backup: erased again`);
    const address = await listen(service, configuration, joined);
    await loadAndMatch(service.app, configuration, say);
    service.app.get(ReadinessProbe).started();
    for (const line of await summarise(service.app, configuration, address, (performance.now() - began) / 1000)) console.log(line);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** At a terminal the log would drown the stages; containers collect standard output. */
function logFileOf({ environment, dataDirectory }: Configuration): string | undefined {
  return environment === 'production' ? undefined : path.join(dataDirectory, 'passerelle.log');
}

/** @throws PortInUse */
async function listen({ app }: Service, { port, host }: Configuration, joined: boolean): Promise<string> {
  try {
    await app.listen(port, host);
  } catch (error) {
    throw (error as { code?: string }).code === 'EADDRINUSE' ? new PortInUse(port, joined) : error;
  }
  return `http://localhost:${new URL(await app.getUrl()).port}`;
}
