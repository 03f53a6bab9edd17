import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { Redis } from 'ioredis';
import { freePort } from '../../fixtures/listening-service.js';
import { eventually } from '../../fixtures/test-service.js';
import { endOf } from './processes.js';

/** A Redis that keeps nothing on disk: killed, it comes back empty. */
export class OwnRedis {
  private server: ChildProcess | undefined;

  private constructor(private readonly port: number) {}

  static async create(): Promise<OwnRedis> {
    const own = new OwnRedis(await freePort());
    await own.start();
    return own;
  }

  static isPossible(): boolean {
    return spawnSync('redis-server', ['--version']).status === 0;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}/0`;
  }

  async start(): Promise<void> {
    const options = ['--port', `${this.port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    this.server = spawn('redis-server', options, { stdio: 'ignore' });
    await eventually(
      () => this.answers(),
      (answers) => answers,
    );
  }

  private async answers(): Promise<boolean> {
    const redis = new Redis(this.url, { lazyConnect: true, retryStrategy: () => null });
    redis.on('error', () => {});
    return redis
      .connect()
      .then(() => redis.ping())
      .then(() => true)
      .catch(() => false)
      .finally(() => redis.disconnect());
  }

  signal(signal: NodeJS.Signals): void {
    this.server?.kill(signal);
  }

  async kill(): Promise<void> {
    const ended = endOf(this.server as ChildProcess);
    this.server?.kill('SIGKILL');
    await ended;
  }
}
