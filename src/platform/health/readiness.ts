import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { DatabaseWatch } from '../availability/database-watch.js';
import { Queues } from '../queues/queues.js';

export interface Readiness {
  readonly ready: boolean;
  /** Each neighbour: 'ok', or the reason why not. */
  readonly checks: Readonly<Record<string, string>>;
}

const PATIENCE_MS = 2_000;

/** Ready: can serve now. Asks the neighbours; alive never does. */
@Injectable()
export class ReadinessProbe {
  private start = 'still loading; see the log';

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly queues: Queues,
    private readonly watch: DatabaseWatch,
  ) {}

  /** The first load has ended; until then the service says so. */
  started(): void {
    this.start = 'ok';
  }

  /** For good: what asks is to send requests elsewhere. */
  leaving(): void {
    this.start = 'stopping; another process serves';
  }

  async ask(): Promise<Readiness> {
    const [answer, queues] = await Promise.all([
      outcome(this.dataSource.query('SELECT 1')),
      outcome(this.queues.named('matching').getJobCounts('active')),
    ]);
    const database = this.watch.isAway ? 'does not answer' : answer;
    const checks = { database, queues, start: this.start };
    return { ready: Object.values(checks).every((check) => check === 'ok'), checks };
  }
}

async function outcome(question: Promise<unknown>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS / 1000} s`)), PATIENCE_MS);
  });
  try {
    await Promise.race([question, late]);
    return 'ok';
  } catch (error) {
    return (error as Error).message || 'cannot be reached';
  } finally {
    clearTimeout(timer);
  }
}
