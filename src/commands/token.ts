import { type Grant, Principals, ROLES_OF_PRINCIPALS } from '../identity/index.js';
import { migrate } from '../platform/database/data-source.js';
import { structuredLogger } from '../platform/telemetry/structured-logger.js';
import { assembleService } from '../service.js';
import { parseCountry } from '../standards/index.js';
import type { CommandContext } from './command.js';
import { prepareDatabase } from './database-for.js';

export class TokenUsage extends Error {
  readonly code = 'token-usage';
  constructor() {
    super(`Usage: npm run token -- NAME ROLE:COUNTRY …   (roles: ${ROLES_OF_PRINCIPALS.join(', ')}; e.g. "Ana Rusu" assessor:MD)`);
  }
}

/** Makes a principal and prints its token, once. @throws TokenUsage, InvalidCountry */
export async function tokenCommand([name, ...grants]: readonly string[], { say }: CommandContext): Promise<void> {
  if (!name || !grants.length) throw new TokenUsage();
  const granted = grants.map(parseGrant);
  const { configuration, stopDatabase } = await prepareDatabase(process.env);
  try {
    await migrate(configuration.databaseUrl);
    const service = await assembleService({ ...configuration, roles: [] }, structuredLogger('warn'));
    try {
      await service.app.init();
      say(`token of ${name}, shown this once: ${await service.app.get(Principals).add(name, granted)}`);
    } finally {
      await service.stop();
    }
  } finally {
    stopDatabase();
  }
}

function parseGrant(text: string): Grant {
  const [named, country] = text.split(':');
  const role = ROLES_OF_PRINCIPALS.find((one) => one === named);
  if (!role) throw new TokenUsage();
  return { role, country: parseCountry(country) };
}
