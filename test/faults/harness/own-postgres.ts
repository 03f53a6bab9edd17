import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../../src/platform/database/embedded-postgres.js';
import { eventually } from '../../fixtures/test-service.js';
import { endOf, familyOf } from './processes.js';

const MEGABYTES = 512;
const PATIENCE_MS = 60_000;
const CONNECTIONS = 'max_connections=200';

/** A PostgreSQL that may be killed, frozen, stopped and filled up; started again as it was, at the same port. */
export class OwnPostgres {
  private server: ChildProcess | undefined;

  private constructor(
    readonly url: string,
    /** The disk is its own, and small. */
    readonly hasOwnDisk: boolean,
    private readonly home: string,
    private readonly data: string,
    private readonly command: readonly string[],
  ) {}

  static async create(home: string): Promise<OwnPostgres> {
    fs.mkdirSync(home, { recursive: true });
    const hasOwnDisk = mountSmallDisk(home);
    const embedded = await startEmbeddedPostgres(home, 'faults');
    const client = new pg.Client(embedded.url);
    await client.connect();
    await client.query(`ALTER SYSTEM SET max_wal_size = '64MB'`);
    const { data_directory: data } = (await client.query('SHOW data_directory')).rows[0];
    await client.end();
    const command = [...fs.readFileSync(path.join(data, 'postmaster.opts'), 'utf8').matchAll(/"([^"]*)"|(\S+)/g)].map(
      (one) => one[1] ?? one[2],
    );
    embedded.stop();
    const own = new OwnPostgres(embedded.url, hasOwnDisk, home, data, command as string[]);
    await own.start();
    return own;
  }

  /** Tried again until it answers: what was killed a moment ago still holds its memory. @param environment as of a clock that is not right */
  async start(environment: Record<string, string> = {}): Promise<void> {
    const { uid, gid } = fs.statSync(this.data);
    const [program = '', ...options] = this.command;
    const tried = async () => {
      if (!this.server || this.server.exitCode !== null || this.server.signalCode !== null) {
        const settings = { stdio: 'ignore', cwd: '/', uid, gid, env: { PATH: process.env.PATH, LC_ALL: 'C', ...environment } } as const;
        this.server = spawn(program, [...options, '-c', CONNECTIONS], settings);
      }
      return this.answers();
    };
    await eventually(tried, (answers) => answers, PATIENCE_MS);
  }

  async answers(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 1_000 });
    client.on('error', () => {});
    return client
      .connect()
      .then(() => client.query('SELECT 1'))
      .then(() => true)
      .catch(() => false)
      .finally(() => client.end().catch(() => {}));
  }

  async query<T extends object>(statement: string, values: readonly unknown[] = []): Promise<T[]> {
    const client = new pg.Client(this.url);
    client.on('error', () => {});
    await client.connect();
    return client
      .query<T>(statement, [...values])
      .then(({ rows }) => rows)
      .finally(() => client.end().catch(() => {}));
  }

  /** The server and every process of it. */
  signal(signal: NodeJS.Signals): void {
    for (const pid of familyOf(this.pid)) tryToKill(pid, signal);
  }

  async kill(): Promise<void> {
    const ended = endOf(this.server as ChildProcess);
    this.server?.kill('SIGKILL');
    await ended;
  }

  /** One process of it dies; the server takes all others down with it, and recovers by itself. */
  async killOneBackend(): Promise<void> {
    const [row] = await this.query<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE application_name = 'passerelle' LIMIT 1`);
    if (row) tryToKill(row.pid, 'SIGKILL');
  }

  async stop(): Promise<void> {
    const ended = endOf(this.server as ChildProcess);
    this.server?.kill('SIGQUIT');
    await ended;
  }

  /** Fills the disk to the last byte; `free` gives the room back. */
  fill(): void {
    const ballast = path.join(this.home, 'ballast');
    const block = Buffer.alloc(1 << 20);
    for (const size of [block.length, 4_096]) {
      try {
        for (;;) fs.appendFileSync(ballast, block.subarray(0, size));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
  }

  free(): void {
    fs.rmSync(path.join(this.home, 'ballast'), { force: true });
  }

  async remove(): Promise<void> {
    await this.stop();
    if (this.hasOwnDisk) execFileSync('umount', ['-l', this.home]);
    fs.rmSync(this.home, { recursive: true, force: true });
  }

  private get pid(): number {
    return this.server?.pid as number;
  }
}

function mountSmallDisk(home: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m,mode=755`, 'tmpfs', home], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function tryToKill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    /* It has gone by itself. */
  }
}
