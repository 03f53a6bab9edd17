import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { readEd25519Key } from './ed25519-key.js';

/** One environment variable: how it is read, what is allowed, what holds without it. */
interface Setting<T> {
  readonly name: string;
  readonly allowed: string;
  readonly purpose: string;
  readonly fallback: T;
  readonly read: (text: string) => T | undefined;
}

export const ROLES = ['api', 'recognition', 'matching', 'imports', 'webhooks'] as const;
export type Role = (typeof ROLES)[number];

const text = (value: string) => (value === '' ? undefined : value);
const oneOf =
  <T extends string>(values: readonly T[]) =>
  (value: string) =>
    values.find((one) => one === value);
const whole = (min: number, max: number) => (value: string) => {
  const number = Number(value);
  return Number.isInteger(number) && number >= min && number <= max ? number : undefined;
};
const url = (schemes: readonly string[]) => (value: string) =>
  URL.canParse(value) && schemes.includes(new URL(value).protocol) ? value : undefined;
const origin = (value: string) => (url(['http:', 'https:'])(value) && new URL(value).pathname === '/' ? new URL(value).origin : undefined);
const HOST = /^([a-z0-9_.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/;
const hosts = (value: string) => {
  const named = value.split(',').map((host) => host.trim().toLowerCase());
  return named.every((host) => HOST.test(host)) ? named.join(',') : undefined;
};
const roles = (value: string): readonly Role[] | undefined => {
  const named = value.split(',').map((role) => role.trim());
  return named.every((role) => ROLES.includes(role as Role)) ? (named as Role[]) : undefined;
};

const PROXY = /^(?:loopback|linklocal|uniquelocal|[0-9.]+(?:\/\d{1,2})?|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(?:\/\d{1,3})?)$/;
const proxies = (value: string) =>
  value === 'none' || value.split(',').every((one) => PROXY.test(one.trim())) ? value.replace(/\s/g, '') : undefined;

/** Every setting of the service; the README's table is this one. */
export const SETTINGS = {
  environment: setting(
    'NODE_ENV',
    'development, test or production',
    'production refuses what only a trial may do',
    'development',
    oneOf(['development', 'test', 'production']),
  ),
  databaseUrl: setting(
    'DATABASE_URL',
    'postgres://user:password@host:port/database',
    'PostgreSQL 15 or newer; without it an embedded one is started',
    '',
    url(['postgres:', 'postgresql:']),
  ),
  redisUrl: setting(
    'REDIS_URL',
    'redis://host:port or rediss://host:port',
    'queues on Redis; without it they live in PostgreSQL',
    '',
    url(['redis:', 'rediss:']),
  ),
  roles: setting('ROLES', `a comma-separated list of ${ROLES.join(', ')}`, 'what this process does', ROLES as readonly Role[], roles),
  host: setting('HOST', 'an address to listen on', 'where to listen', '127.0.0.1', text),
  port: setting('PORT', 'a whole number from 0 to 65535', 'where to listen', 3000, whole(0, 65535)),
  dataDirectory: setting('DATA_DIRECTORY', 'a directory', 'embedded database and logs', '.passerelle', text),
  logLevel: setting(
    'LOG_LEVEL',
    'debug, info, warn, error or silent',
    'structured logs',
    'info',
    oneOf(['debug', 'info', 'warn', 'error', 'silent']),
  ),
  apiToken: setting(
    'API_TOKEN',
    'at least 24 characters',
    'bearer token of the routes that are not public; required in production',
    '',
    (value) => (value.length >= 24 ? value : undefined),
  ),
  publicUrl: setting(
    'PUBLIC_URL',
    'https://… as clients and browsers reach the service, without a path',
    'names the service in tokens and links; without it http://localhost and PORT',
    '',
    origin,
  ),
  leaveTo: setting(
    'LEAVE_TO',
    'an https:// address',
    'where “Leave quickly” leads; without it a page with nothing but the date',
    '',
    url(['https:']),
  ),
  oidcIssuer: setting(
    'OIDC_ISSUER',
    'embedded, or the https:// address of an OpenID provider',
    'whose tokens are taken beside those of "npm run token"; in production only when set',
    '',
    (value) => (value === 'embedded' ? value : url(['https:', 'http:'])(value)?.replace(/\/$/, '')),
  ),
  oidcClientId: setting(
    'OIDC_CLIENT_ID',
    'the name under which the provider knows this service',
    'lets people sign in at the provider of OIDC_ISSUER',
    '',
    text,
  ),
  oidcClientSecret: setting('OIDC_CLIENT_SECRET', 'what the provider gave with it', 'proves it to the provider', '', text),
  identitySecret: setting(
    'IDENTITY_SECRET',
    'at least 32 characters',
    'seals the signing keys of the embedded provider; required for it in production',
    '',
    (value) => (value.length >= 32 ? value : undefined),
  ),
  dataKeys: setting(
    'DATA_KEYS',
    'id:key,id:key with keys of 32 bytes in base64, the current one first',
    'key-encryption keys of personal data; required in production, made below DATA_DIRECTORY in a trial',
    '',
    text,
  ),
  dataKeysFile: setting('DATA_KEYS_FILE', 'a file', 'holds DATA_KEYS, and is read again when it changes', '', text),
  indexKey: setting(
    'INDEX_KEY',
    '32 bytes in base64',
    'key of blind indexes, by which the erased are remembered; never changed; required in production',
    '',
    (value) => (/^[A-Za-z0-9+/]{43}=$/.test(value) ? value : undefined),
  ),
  erasureLedger: setting(
    'ERASURE_LEDGER',
    'a file',
    'who was erased, by keyed hashes, for when a backup is restored; shared by all processes',
    '',
    text,
  ),
  demonstration: setting(
    'DEMONSTRATION',
    'yes or no',
    'load the demonstration corridor at start; in production only when asked for',
    'auto',
    oneOf(['yes', 'no']),
  ),
  sandboxes: setting(
    'SANDBOXES',
    'codes from QM to QZ, separated by commas',
    'tenants with invented people for who builds against the service; in production only those that are named',
    'auto',
    (value) => (/^Q[M-Z](,Q[M-Z])*$/.test(value) ? value : undefined),
  ),
  databaseConnections: setting(
    'DATABASE_CONNECTIONS',
    'a whole number from 2 to 200',
    'connections of this process for rows; a third as many requests are worked on at once',
    16,
    whole(2, 200),
  ),
  mostRequests: setting(
    'MOST_REQUESTS',
    'a whole number from 4 to 100000',
    'requests in the process at once; from a quarter on bulk work is refused, from a half on services, then people',
    400,
    whole(4, 100_000),
  ),
  clientQuota: setting(
    'CLIENT_QUOTA',
    'a whole number from 0 to 1000000000',
    'requests of one client of the API in a minute, over all processes; 0: no quota',
    6_000,
    whole(0, 1e9),
  ),
  addressQuota: setting(
    'ADDRESS_QUOTA',
    'a whole number from 0 to 1000000000',
    'requests in a minute from one address to what the API opens to everybody; pages are never counted; 0: no quota',
    3_000,
    whole(0, 1e9),
  ),
  matchingKernel: setting(
    'MATCHING_KERNEL',
    'webassembly or javascript',
    'what ranks; JavaScript where WebAssembly does not run, and for comparison',
    'webassembly',
    oneOf(['webassembly', 'javascript']),
  ),
  matchingThreads: setting(
    'MATCHING_THREADS',
    'a whole number from 1 to 64',
    'threads that rank when many people are matched at once, this one included',
    Math.min(4, availableParallelism()),
    whole(1, 64),
  ),
  drainSeconds: setting(
    'DRAIN_SECONDS',
    'a whole number from 0 to 15',
    'how long a process that was told to stop is unready and still answers, so that balancers see it',
    0,
    whole(0, 15),
  ),
  auditKey: setting(
    'AUDIT_KEY',
    'an Ed25519 private key: PEM (PKCS #8), or the base64 of its DER',
    'signs the heads of the audit; required in production, made in DATA_DIRECTORY in a trial',
    '',
    (value) => (readEd25519Key(value) ? value : undefined),
  ),
  auditHeadsFile: setting('AUDIT_HEADS_FILE', 'a file', 'signed heads of the audit are appended to it, one JSON object a line', '', text),
  auditSignSeconds: setting('AUDIT_SIGN_SECONDS', 'a whole number from 1 to 86400', 'how often heads are signed', 60, whole(1, 86400)),
  outgoingPrivate: setting(
    'OUTGOING_PRIVATE',
    'host,host:port: names or addresses inside, without a scheme',
    'hosts in private networks that this service may call, as an OpenID provider inside; in a trial also this machine, and without encryption',
    '',
    hosts,
  ),
  smtpUrl: setting(
    'SMTP_URL',
    'smtp://user:password@host:port or smtps://…',
    'by which letters to people are sent, in production with TLS only; without it they are kept, and read at GET /v1/mail',
    '',
    url(['smtp:', 'smtps:']),
  ),
  mailFrom: setting('MAIL_FROM', 'an e-mail address', 'from whom letters come; needed with SMTP_URL', '', (value) =>
    /^[^\s@<>]+@[^\s@<>]+$/.test(value) ? value : undefined,
  ),
  trustedProxies: setting(
    'TRUSTED_PROXIES',
    'addresses or networks, separated by commas, or loopback, linklocal, uniquelocal, none',
    'whose X-Forwarded-For and X-Forwarded-Proto are believed; by that address requests are counted and guessing is slowed down',
    'loopback',
    proxies,
  ),
  queuePrefix: setting('QUEUE_PREFIX', 'a name', 'keeps several installations apart on one Redis', 'passerelle', text),
} as const;

function setting<T>(name: string, allowed: string, purpose: string, fallback: T, read: (text: string) => T | undefined): Setting<T> {
  return { name, allowed, purpose, fallback, read };
}

/** Never shown, not even when wrong. */
const SECRET: readonly string[] = ['API_TOKEN', 'AUDIT_KEY', 'DATA_KEYS', 'INDEX_KEY', 'IDENTITY_SECRET', 'OIDC_CLIENT_SECRET', 'SMTP_URL'];

type Widened<T> = T extends string ? string : T extends number ? number : T;
export type Configuration = { readonly [K in keyof typeof SETTINGS]: Widened<(typeof SETTINGS)[K]['fallback']> };

/** Names every variable that is wrong, what was given and what is allowed. */
export class InvalidConfiguration extends Error {
  readonly code = 'invalid-configuration';
}

/** Reads the environment; `NAME_FILE` may name a file that holds the value. @throws InvalidConfiguration */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const wrong: string[] = [];
  const entries = Object.entries(SETTINGS).map(([key, one]) => {
    const found = given(one.name, environment);
    const value = found === undefined || found === '' ? one.fallback : (one as Setting<unknown>).read(found);
    if (value === undefined)
      wrong.push(
        `${one.name} is "${SECRET.includes(one.name) ? '…' : found?.replace(/:\/\/[^/]*@/, '://…@')}"; it must be ${one.allowed}.`,
      );
    return [key, value];
  });
  const configuration = Object.fromEntries(entries) as Configuration;
  if (configuration.smtpUrl && !configuration.mailFrom)
    wrong.push('SMTP_URL is set and MAIL_FROM is not; set the address from which letters come.');
  wrong.push(...productionFaults(configuration));
  if (wrong.length) throw new InvalidConfiguration(wrong.join('\n'));
  return configuration;
}

function given(name: string, environment: NodeJS.ProcessEnv): string | undefined {
  const file = environment[`${name}_FILE`];
  return file ? readFileSync(file, 'utf8').trim() : environment[name];
}

function productionFaults(configuration: Configuration): string[] {
  const { environment, databaseUrl, apiToken, dataKeys, indexKey, auditKey, oidcIssuer, identitySecret, publicUrl } = configuration;
  if (environment !== 'production') return [];
  return [
    ...(databaseUrl ? [] : ['DATABASE_URL is not set; with NODE_ENV=production it must be postgres://user:password@host:port/database.']),
    ...(apiToken ? [] : ['API_TOKEN is not set; with NODE_ENV=production it must be at least 24 characters (or API_TOKEN_FILE).']),
    ...(oidcIssuer.startsWith('http:') ? ['OIDC_ISSUER is not encrypted; with NODE_ENV=production it must begin with https://.'] : []),
    ...(oidcIssuer && !publicUrl
      ? ['PUBLIC_URL is not set; with OIDC_ISSUER and NODE_ENV=production it must be the address of the service.']
      : []),
    ...(oidcIssuer === 'embedded' && !identitySecret
      ? [
          'IDENTITY_SECRET is not set; the embedded provider needs at least 32 characters with NODE_ENV=production (or IDENTITY_SECRET_FILE).',
        ]
      : []),
    ...(dataKeys ? [] : [`DATA_KEYS is not set; with NODE_ENV=production it must be ${SETTINGS.dataKeys.allowed} (or DATA_KEYS_FILE).`]),
    ...(indexKey ? [] : [`INDEX_KEY is not set; with NODE_ENV=production it must be ${SETTINGS.indexKey.allowed} (or INDEX_KEY_FILE).`]),
    ...(auditKey
      ? []
      : [
          'AUDIT_KEY is not set; with NODE_ENV=production it must be an Ed25519 private key (or AUDIT_KEY_FILE): openssl genpkey -algorithm ed25519.',
        ]),
  ];
}
