import { execFileSync, type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** A PostgreSQL of our own, from the binaries of an npm package, in a session of its own so that Ctrl-C does not reach it. */
export interface EmbeddedPostgres {
  readonly url: string;
  /** False when another living process started it: that one will stop it. */
  readonly mine: boolean;
  /** Call last, after everything that is connected has closed. */
  stop(): void;
}

export class EmbeddedPostgresUnavailable extends Error {
  readonly code = 'embedded-postgres-unavailable';
}

const PATIENCE_MS = 60_000;

/**
 * Starts the cluster below `directory` (made on first use), or joins the one that already runs there, and sees to it that `database` exists.
 * A cluster left behind by a killed process is adopted. As root the server runs as postgres or nobody.
 * @throws EmbeddedPostgresUnavailable where this machine has no binaries, or the server does not answer within a minute
 */
export async function startEmbeddedPostgres(directory: string, database: string): Promise<EmbeddedPostgres> {
  const place = prepare(path.resolve(directory), nativeDirectory());
  const server = controlOf(place);
  if (!fs.existsSync(place.data)) initialise(place, server);
  const client = await connectOrStart(place, server);
  const mine = takeOwnership(place);
  await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`).catch(ignoreExisting);
  await client.end();
  const stop = () => {
    if (!mine) return;
    server.run('pg_ctl', 'stop', '-m', 'fast', '-w', '-D', place.data);
    fs.rmSync(place.owner, { force: true });
  };
  return { url: urlOf(place, database), mine, stop };
}

interface Place {
  readonly native: string;
  readonly data: string;
  readonly log: string;
  readonly owner: string;
  readonly user: { uid?: number; gid?: number };
}

function nativeDirectory(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '../native');
  } catch {
    throw new EmbeddedPostgresUnavailable(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** A checkout that the server's user cannot enter (a home of mode 0700, as root) keeps data and binaries below /var/lib. */
function prepare(home: string, native: string): Place {
  linkLibraries(native);
  fs.mkdirSync(home, { recursive: true });
  const user = unprivilegedUser();
  const reaches = (place: string) =>
    user.uid === undefined || spawnSync('/bin/sh', ['-c', 'cd "$0"', place], { ...user, cwd: '/' }).status === 0;
  if (reaches(native) && reaches(home)) return placeAt(home, native, user);
  const elsewhere = `/var/lib/passerelle-${createHash('sha1').update(home).digest('hex').slice(0, 8)}`;
  const copied = path.join(elsewhere, 'native');
  if (!fs.existsSync(copied)) fs.cpSync(native, copied, { recursive: true, verbatimSymlinks: true });
  return placeAt(elsewhere, copied, user);
}

function placeAt(home: string, native: string, user: Place['user']): Place {
  return { native, user, data: path.join(home, 'pgdata'), log: path.join(home, 'postgresql.log'), owner: path.join(home, 'owner.pid') };
}

/** What the package's install script does, for installations that run no scripts. */
function linkLibraries(native: string): void {
  const links = JSON.parse(fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    if (!fs.existsSync(link)) fs.symlinkSync(path.basename(source), link);
  }
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): Place['user'] {
  if (process.getuid?.() !== 0) return {};
  const rows = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  const row = ['postgres', 'nobody'].map((user) => rows.find((line) => line.startsWith(`${user}:`))).find(Boolean);
  if (!row)
    throw new EmbeddedPostgresUnavailable(
      'As root, the embedded PostgreSQL needs a user "postgres" or "nobody". Add one or set DATABASE_URL.',
    );
  const [, , uid, gid] = row.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

function controlOf({ native, user, data }: Place) {
  const options: SpawnSyncOptions = {
    ...user,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
  };
  const bin = (name: string) => path.join(native, 'bin', name);
  return {
    run: (name: string, ...args: string[]) => void execFileSync(bin(name), args, options),
    running: () => spawnSync(bin('pg_ctl'), ['status', '-D', data], options).status === 0,
  };
}
type Control = ReturnType<typeof controlOf>;

/** Made aside and renamed: a killed or a second first start leaves no half cluster. */
function initialise({ data, log, user }: Place, server: Control): void {
  const aside = `${data}.${process.pid}`;
  const password = `${aside}.password`;
  fs.mkdirSync(aside, { mode: 0o700 });
  fs.writeFileSync(password, randomBytes(18).toString('base64url'), { mode: 0o600 });
  fs.appendFileSync(log, '', { mode: 0o600 });
  if (user.uid !== undefined) for (const file of [aside, password, log]) fs.chownSync(file, user.uid, user.gid ?? user.uid);
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${password}`];
  withLetters((ctype) => server.run('initdb', '-D', aside, ...access, '-E', 'UTF8', ...locale, `--lc-ctype=${ctype}`, '--no-instructions'));
  fs.renameSync(password, path.join(aside, 'passerelle.password'));
  try {
    fs.renameSync(aside, data);
  } catch {
    fs.rmSync(aside, { recursive: true, force: true });
  }
}

/** In which letters of every script are letters, so that searches forgive typing errors in Cyrillic and Arabic too; a system that has neither takes those of ASCII. */
const LETTERS = ['C.UTF-8', 'en_US.UTF-8', 'C'] as const;

function withLetters(make: (ctype: string) => void): void {
  for (const ctype of LETTERS) {
    try {
      make(ctype);
      return;
    } catch (error) {
      if (ctype === 'C') throw error;
    }
  }
}

/** Believes only a connection: a postmaster killed a moment ago still shows as running. */
async function connectOrStart(place: Place, server: Control): Promise<pg.Client> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    if (!server.running()) await tryToStart(place, server);
    const client = new pg.Client(urlOf(place, 'postgres'));
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (Date.now() > until)
        throw new EmbeddedPostgresUnavailable(`The embedded PostgreSQL does not answer: ${(error as Error).message}. See ${place.log}.`);
      await pause(50);
    }
  }
}

async function tryToStart({ data, log }: Place, server: Control): Promise<void> {
  const options = `-p ${await freePort()} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200`;
  try {
    server.run('pg_ctl', 'start', '-w', '-D', data, '-l', log, '-o', options);
  } catch {
    /* Another starter won, or the port went meanwhile: the caller looks again. */
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

function urlOf({ data }: Place, database: string): string {
  const password = read(path.join(data, 'passerelle.password'));
  const port = read(path.join(data, 'postmaster.pid')).split('\n')[3] ?? '';
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

function takeOwnership({ owner }: Place): boolean {
  const holder = Number(read(owner));
  if (holder && holder !== process.pid && isAlive(holder)) return false;
  fs.writeFileSync(owner, `${process.pid}`);
  return true;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function read(file: string): string {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}

const ALREADY_THERE = ['42P04', '23505'];
function ignoreExisting(error: { code?: string }): void {
  if (!ALREADY_THERE.includes(error.code ?? '')) throw error;
}
