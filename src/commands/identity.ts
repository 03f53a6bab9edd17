import { readFileSync } from 'node:fs';
import {
  Clients,
  issuerOf,
  type KeptRead,
  Principals,
  ReasonedAccessRepository,
  ROLES_OF_PRINCIPALS,
  SigningKeys,
} from '../identity/index.js';
import type { Configuration } from '../platform/configuration/settings.js';
import type { Service } from '../service.js';
import type { CommandContext } from './command.js';
import { parseGrant, withUseCases } from './token.js';

export class IdentityUsage extends Error {
  readonly code = 'identity-usage';
  constructor(why?: string) {
    super(
      [
        ...(why ? [why] : []),
        'Usage: npm run identity -- client NAME GRANT …              a service with a secret, shown once',
        '       npm run identity -- client-with-keys FILE NAME GRANT …   a service that proves itself by its own keys (a JSON Web Key Set)',
        '       npm run identity -- subject SUBJECT NAME GRANT …     somebody whom the provider of OIDC_ISSUER names so',
        '       npm run identity -- list · revoke ID                 who may act; from now on not any more',
        '       npm run identity -- reasons [SINCE]                  why people were read by those who do not work for them',
        '       npm run identity -- rotate                           a new key signs; the old ones verify for a day',
        `A grant is ROLE:COUNTRY, ROLE:COUNTRY:ORGANISATION, returnee:PROFILE-ID or operator. Roles: ${ROLES_OF_PRINCIPALS.join(', ')}.`,
      ].join('\n'),
    );
  }
}

type Act = (app: Service['app'], rest: readonly string[], configuration: Configuration) => Promise<string>;

const ACTS: Readonly<Record<string, Act>> = {
  client: async (app, [name, ...grants]) => {
    const { id, secret } = await app.get(Clients).addWithSecret(named(name), granted(grants));
    return `client_id ${id}   client_secret ${secret}   (shown this once)`;
  },
  'client-with-keys': async (app, [file, name, ...grants]) => {
    const keys = readKeys(file);
    return `client_id ${await app.get(Clients).addWithKeys(named(name), granted(grants), keys)}`;
  },
  subject: async (app, [subject, name, ...grants], configuration) => {
    const issuer = issuerOf(configuration);
    if (issuer?.kind !== 'external') throw new IdentityUsage('OIDC_ISSUER names no provider elsewhere.');
    await app.get(Principals).addSubject(named(name), granted(grants), issuer.address, named(subject));
    return `${subject} of ${issuer.address} may now act.`;
  },
  list: async (app) =>
    (await app.get(Principals).all()).map(({ id, name, grants }) => `${id}  ${name}  ${JSON.stringify(grants)}`).join('\n'),
  revoke: async (app, [id]) => {
    if (!(await app.get(Principals).revoke(named(id)))) throw new IdentityUsage(`Nobody has the id ${id}; "list" shows everybody.`);
    return `${id} may do nothing from now on.`;
  },
  reasons: async (app, [since]) => (await app.get(ReasonedAccessRepository).since(momentOf(since))).map(lineOf).join('\n') || 'none',
  rotate: async (app) => `Key ${await app.get(SigningKeys).rotate()} signs from now on.`,
};

/** Who besides holders of tokens may act. @throws IdentityUsage, TokenUsage, InvalidCountry */
export async function identityCommand([act = '', ...rest]: readonly string[], { say }: CommandContext): Promise<void> {
  const run = ACTS[act];
  if (!run) throw new IdentityUsage();
  await withUseCases(async (app, configuration) => say(await run(app, rest, configuration)));
}

function momentOf(since = '1970-01-01'): Date {
  if (Number.isNaN(Date.parse(since))) throw new IdentityUsage(`"${since}" is no moment; write it as 2026-11-01 or 2026-11-01T08:00:00Z.`);
  return new Date(since);
}

function lineOf({ readAt, by, action, address, reason }: KeptRead): string {
  return [readAt.toISOString(), by, action, address || '(the person is erased)', reason ?? ''].join('  ').trimEnd();
}

function named(text: string | undefined): string {
  if (!text) throw new IdentityUsage();
  return text;
}

function granted(grants: readonly string[]) {
  if (!grants.length) throw new IdentityUsage();
  return grants.map(parseGrant);
}

/** @throws IdentityUsage unless it is a set of public keys */
function readKeys(file: string | undefined): { readonly keys: readonly object[] } {
  const { keys } = JSON.parse(readFileSync(named(file), 'utf8')) as { keys?: Record<string, unknown>[] };
  if (!keys?.length) throw new IdentityUsage('The file holds no "keys".');
  if (keys.some((key) => 'd' in key || 'k' in key)) throw new IdentityUsage('The file holds private keys. Give the public ones only.');
  return { keys };
}
