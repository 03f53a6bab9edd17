import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type ConnectionOptions, Queue } from 'bullmq';
import { InjectConfiguration } from '../configuration/configuration.module.js';
import type { Configuration } from '../configuration/settings.js';
import { JOB_TRACES } from '../telemetry/trace-jobs.js';
import type { QueueConnection } from './queue-connection.js';

export const QUEUE_CONNECTION = Symbol('QueueConnection');

/** Jobs carry ids and revisions only, are tried five times with growing delay, and are kept a while so that a repeated add is harmless. */
export const JOB_DEFAULTS = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 200 },
  removeOnComplete: { age: 3_600, count: 5_000 },
  removeOnFail: { age: 14 * 86_400 },
} as const;

/** The queues by name, opened on first use and closed with the application. */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly open = new Map<string, Queue>();
  private readonly log = new Logger(Queues.name);

  constructor(
    @Inject(QUEUE_CONNECTION) private readonly connection: QueueConnection,
    @InjectConfiguration() private readonly configuration: Configuration,
  ) {}

  named(name: string): Queue {
    const known = this.open.get(name);
    if (known) return known;
    const options = {
      connection: this.connection as unknown as ConnectionOptions,
      prefix: this.configuration.queuePrefix,
      defaultJobOptions: JOB_DEFAULTS,
      telemetry: JOB_TRACES,
    };
    const queue = new Queue(name, options);
    queue.on('error', (error) => this.log.warn(`queue ${name}: ${error.message}`));
    this.open.set(name, queue);
    return queue;
  }

  /** Jobs that wait or run now; delayed ones (a new day, a retry) are not counted. */
  async busy(names: readonly string[]): Promise<number> {
    const counts = await Promise.all(names.map((name) => this.named(name).getJobCounts('waiting', 'active', 'prioritized')));
    return counts.flatMap((count) => Object.values(count)).reduce((sum, one) => sum + one, 0);
  }

  /** Jobs that no worker has begun. */
  async waiting(name: string): Promise<number> {
    const counts = await this.named(name).getJobCounts('waiting', 'prioritized');
    return Object.values(counts).reduce((sum, one) => sum + one, 0);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.open.values()].map((queue) => queue.close()));
  }
}
