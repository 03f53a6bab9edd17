import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { endOf } from './processes.js';

const AGAIN_AFTER_MS = 500;

/** The service as a process that is started again whenever it ends, as systemd or Docker would. */
export class KeptProcess {
  private child: ChildProcess | undefined;
  private stopping = false;
  private running: Promise<void> = Promise.resolve();
  private readonly extra: Record<string, string> = {};
  /** How often it ended without being asked to by `kill`. */
  endedByItself = 0;
  private killed = false;

  constructor(private readonly environment: Record<string, string>) {}

  start(): void {
    this.stopping = false;
    this.running = this.keep();
  }

  private async keep(): Promise<void> {
    while (!this.stopping) {
      this.killed = false;
      this.child = spawn(process.execPath, ['dist/src/main.js', 'serve'], {
        env: { ...process.env, ...this.environment, ...this.extra },
        stdio: 'ignore',
      });
      await endOf(this.child);
      if (this.stopping) return;
      if (!this.killed) this.endedByItself += 1;
      await pause(AGAIN_AFTER_MS);
    }
  }

  kill(): void {
    this.killed = true;
    this.child?.kill('SIGKILL');
  }

  /** From its next start on. */
  set(environment: Record<string, string>): void {
    for (const name of Object.keys(this.extra)) delete this.extra[name];
    Object.assign(this.extra, environment);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.child?.kill('SIGTERM');
    await this.running;
  }
}
