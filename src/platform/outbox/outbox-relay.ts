import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { InjectConfiguration } from '../configuration/configuration.module.js';
import type { Configuration } from '../configuration/settings.js';
import { addJobs } from '../queues/add-jobs.js';
import { Queues } from '../queues/queues.js';
import { Measures } from '../telemetry/measures.js';
import { ForgottenEvents } from './forgotten-events.js';
import { jobsOf, type Told } from './jobs-of.js';
import { hearerOf, SUBSCRIPTIONS, type Subscription, WAITING } from './outbox.js';

const POLL_MS = 1_000;
const BATCH = 500;
const LONGEST_ADD_MS = 3_000;
/** A queue with so many jobs waiting is handed no more; a batch may go over it by its own length. */
export const MOST_WAITING = 10_000;

/**
 * Hands what was told to the queues. LISTEN wakes it, polling stands behind it, SKIP LOCKED lets several run.
 * A crash between adding a job and marking its row repeats the add; the job id, made from the event's, makes that harmless.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(OutboxRelay.name);
  private timer?: NodeJS.Timeout;
  private listener?: pg.Client;
  private running?: Promise<void>;
  private again = false;
  private stopped = false;
  private readonly byQueue: ReadonlyMap<string, readonly Subscription[]>;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(SUBSCRIPTIONS) private readonly subscriptions: readonly Subscription[],
    @InjectConfiguration() private readonly configuration: Configuration,
    private readonly queues: Queues,
    measures: Measures,
    private readonly forgotten: ForgottenEvents,
  ) {
    const names = new Set(subscriptions.map(({ queue }) => queue));
    measures.watchQueues(names);
    this.byQueue = new Map([...names].map((name) => [name, subscriptions.filter(({ queue }) => queue === name)]));
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), POLL_MS);
    this.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
    await this.listener?.end().catch(() => {});
  }

  /** Relays until nothing is left. */
  wake(): void {
    if (this.stopped) return;
    this.again = true;
    this.running ??= this.relayAll().finally(() => {
      this.running = undefined;
    });
  }

  private async relayAll(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        if (!this.listener) await this.listen();
        await this.forgotten.tellAgain();
        while ((await this.relayBatch()) === BATCH && !this.stopped);
      } catch (error) {
        this.log.warn(`outbox waits: ${(error as Error).message}`);
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    }
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.configuration.databaseUrl, application_name: 'passerelle outbox' });
    client.on('error', () => {
      if (this.listener === client) this.listener = undefined;
    });
    client.on('notification', () => this.wake());
    await client.connect();
    await client.query('LISTEN passerelle_outbox');
    this.listener = client;
  }

  /** What a full queue would hear stays told and not relayed, for all its hearers, until the next look. */
  private async relayBatch(): Promise<number> {
    const full = await this.eventsOfFullQueues();
    return this.dataSource.transaction(async (tx) => {
      const told: Told[] = await tx.query(
        `SELECT id, name, data, traceparent FROM platform.outbox WHERE ${WAITING} AND name <> ALL($2) ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        [this.subscriptions.map(hearerOf), full],
      );
      if (!told.length) return 0;
      for (const [queue, subscriptions] of this.byQueue) {
        const jobs = jobsOf(told, subscriptions);
        if (jobs.length) await inTime(queue, addJobs(this.queues.named(queue), jobs));
      }
      await this.forgotten.toldNow(tx);
      await tx.query(`UPDATE platform.outbox SET relayed_at = now() WHERE id = ANY($1)`, [told.map(({ id }) => id)]);
      return told.length;
    });
  }

  private async eventsOfFullQueues(): Promise<string[]> {
    const events: string[] = [];
    for (const [queue, subscriptions] of this.byQueue) {
      if ((await this.queues.waiting(queue)) >= MOST_WAITING) events.push(...subscriptions.map(({ event }) => event));
    }
    return events;
  }
}

/** Rows are held while their jobs are added: a queue that does not answer must not keep an erasure waiting. Added late all the same, a job is harmless. */
function inTime(queue: string, added: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`queue ${queue} does not answer`)), LONGEST_ADD_MS);
  });
  return Promise.race([added, late]).finally(() => clearTimeout(timer));
}
