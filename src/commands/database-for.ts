import { type Configuration, readConfiguration } from '../platform/configuration/settings.js';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.js';

export interface Prepared {
  readonly configuration: Configuration;
  /** True when an embedded PostgreSQL serves and another running process of this directory owns it. */
  readonly joined: boolean;
  stopDatabase(): void;
}

/** The configuration with a database behind it: the one of DATABASE_URL, or an embedded one below DATA_DIRECTORY. */
export async function prepareDatabase(environment: NodeJS.ProcessEnv): Promise<Prepared> {
  const configuration = readConfiguration(environment);
  if (configuration.databaseUrl) return { configuration, joined: false, stopDatabase: () => {} };
  const embedded = await startEmbeddedPostgres(configuration.dataDirectory, 'passerelle');
  return { configuration: { ...configuration, databaseUrl: embedded.url }, joined: !embedded.mine, stopDatabase: embedded.stop };
}
