import { type Grant, Principals, ROLES_OF_PRINCIPALS } from '../identity/index.js';
import type { Configuration } from '../platform/configuration/settings.js';
import { migrate } from '../platform/database/data-source.js';
import { structuredLogger } from '../platform/telemetry/structured-logger.js';
import { assembleService, type Service } from '../service.js';
import { parseCountry } from '../standards/index.js';
import type { CommandContext } from './command.js';
import { prepareDatabase } from './database-for.js';

export class TokenUsage extends Error {
  readonly code = 'token-usage';
  constructor() {
    super(
      `Usage: npm run token -- NAME GRANT …   A grant is ROLE:COUNTRY or ROLE:COUNTRY:ORGANISATION, returnee:PROFILE-ID, or operator, ` +
        `for example "Ana Rusu" assessor:MD. Roles: ${ROLES_OF_PRINCIPALS.join(', ')}. ` +
        'The organisation is the source under which it sends vacancies.',
    );
  }
}

/** Makes a principal and prints its token, once. @throws TokenUsage, InvalidCountry */
export async function tokenCommand([name, ...grants]: readonly string[], { say }: CommandContext): Promise<void> {
  if (!name || !grants.length) throw new TokenUsage();
  const granted = grants.map(parseGrant);
  await withUseCases(async (app) => say(`token of ${name}, shown this once: ${await app.get(Principals).add(name, granted)}`));
}

/** The use cases on the database of the environment, without queues and without listening. */
export async function withUseCases(run: (app: Service['app'], configuration: Configuration) => Promise<void>): Promise<void> {
  const { configuration, stopDatabase } = await prepareDatabase(process.env);
  try {
    await migrate(configuration.databaseUrl);
    const service = await assembleService({ ...configuration, roles: [] }, structuredLogger('warn'));
    try {
      await service.app.init();
      await run(service.app, configuration);
    } finally {
      await service.stop();
    }
  } finally {
    stopDatabase();
  }
}

/** @throws TokenUsage, InvalidCountry */
export function parseGrant(text: string): Grant {
  const [named, bound, organisation] = text.split(':');
  const role = ROLES_OF_PRINCIPALS.find((one) => one === named);
  if (!role || (role === 'returnee' && !bound)) throw new TokenUsage();
  if (role === 'operator') return { role };
  if (role === 'auditor' && bound === 'installation') return { role, organisation: bound };
  if (role === 'returnee' && bound) return { role, person: bound.toLowerCase() };
  return { role, country: parseCountry(bound), ...(organisation && { organisation }) };
}
