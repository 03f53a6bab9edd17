import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Gauge, register } from 'prom-client';
import { DataSource } from 'typeorm';
import { DatabaseWatch } from '../availability/database-watch.js';
import { Queues } from '../queues/queues.js';

/** One number that stands in the database: looked up when somebody asks for the metrics. It names nobody. */
export interface Measure {
  readonly name: string;
  readonly help: string;
  /** Gives one row with one `value`. */
  readonly select: string;
}

const PLATFORM: readonly Measure[] = [
  {
    name: 'outbox_waiting_events',
    help: 'Events that no queue has been handed yet',
    select: `SELECT count(*) AS value FROM platform.outbox WHERE relayed_at IS NULL`,
  },
  {
    name: 'outbox_oldest_seconds',
    help: 'For how long the oldest such event has waited',
    select: `SELECT coalesce(extract(epoch FROM now() - min(told_at)), 0) AS value FROM platform.outbox WHERE relayed_at IS NULL`,
  },
  {
    name: 'dead_letters_kept',
    help: 'Jobs that were given up and wait for a person',
    select: `SELECT count(*) AS value FROM platform.dead_letter`,
  },
  {
    name: 'operations_running',
    help: 'Long work that waits or runs',
    select: `SELECT count(*) AS value FROM platform.operation WHERE status IN ('waiting', 'running')`,
  },
  {
    name: 'retention_age_seconds',
    help: 'Since the rules of retention were last applied; -1: never',
    select: `SELECT coalesce(extract(epoch FROM now() - max(ran_at)), -1) AS value FROM platform.retention_run WHERE NOT dry`,
  },
  {
    name: 'backup_age_seconds',
    help: 'Since a backup was last written by `npm run backup`; -1: never',
    select: `SELECT coalesce(extract(epoch FROM now() - max(noted_at)), -1) AS value FROM platform.backup_note WHERE kind = 'backup'`,
  },
  {
    name: 'backup_rehearsal_age_seconds',
    help: 'Since a backup was last restored elsewhere and proven, as was noted; -1: never',
    select: `SELECT coalesce(extract(epoch FROM now() - max(noted_at)), -1) AS value FROM platform.backup_note WHERE kind = 'rehearsal'`,
  },
];

/** What stands still or piles up, as metrics. Without the database only its absence is told, at once. */
@Injectable()
export class Measures {
  private readonly log = new Logger(Measures.name);
  private readonly all = [...PLATFORM];
  private readonly queueNames = new Set<string>();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly queues: Queues,
    private readonly watch: DatabaseWatch,
  ) {}

  add(measure: Measure): void {
    this.all.push(measure);
  }

  watchQueues(names: Iterable<string>): void {
    for (const name of names) this.queueNames.add(name);
  }

  /** The metrics of this process, in the text format of Prometheus. */
  async text(): Promise<string> {
    gauge('database_away_seconds', 'For how long the database has not answered').set(this.watch.awayMilliseconds / 1000);
    if (!this.watch.isAway) await this.look().catch((error: Error) => this.log.warn(`some measures are missing: ${error.message}`));
    return register.metrics();
  }

  private async look(): Promise<void> {
    for (const { name, help, select } of this.all) {
      const [row]: { value: string }[] = await this.dataSource.query(select);
      gauge(name, help).set(Number(row?.value ?? 0));
    }
    for (const queue of this.queueNames) await this.lookAt(queue);
  }

  private async lookAt(queue: string): Promise<void> {
    const [oldest] = await this.queues.named(queue).getJobs(['waiting', 'prioritized'], 0, 0, true);
    gauge('queue_waiting_jobs', 'Jobs that no worker has begun', ['queue']).set({ queue }, await this.queues.waiting(queue));
    const seconds = oldest ? Math.max(0, Date.now() - oldest.timestamp) / 1000 : 0;
    gauge('queue_oldest_job_seconds', 'For how long the next of them has waited', ['queue']).set({ queue }, seconds);
  }
}

function gauge<Label extends string>(name: string, help: string, labelNames: Label[] = []): Gauge<Label> {
  return (register.getSingleMetric(name) as Gauge<Label> | undefined) ?? new Gauge({ name, help, labelNames });
}
