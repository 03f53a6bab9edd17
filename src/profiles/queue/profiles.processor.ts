import { InjectQueue, OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type Job, type Queue } from 'bullmq';
import { today } from '../../platform/clock.js';
import { leaveToNewer } from '../../platform/queues/leave-to-newer.js';
import { WORKER_OPTIONS } from '../../platform/queues/worker-options.js';
import { jobsEnded } from '../../platform/telemetry/metrics.js';
import { parseIsoDate } from '../../standards/index.js';
import { AskWhetherLooking } from '../application/still-looking.js';

/** Once a day people are asked whether they still look. */
@Processor('profiles', { concurrency: 1, ...WORKER_OPTIONS })
export class ProfilesProcessor extends WorkerHost implements OnApplicationBootstrap {
  private readonly log = new Logger(ProfilesProcessor.name);

  constructor(
    private readonly ask: AskWhetherLooking,
    @InjectQueue('profiles') private readonly queue: Queue,
  ) {
    super();
  }

  /** A day that was slept through is made up for by the next: whoever is due stays due. */
  async onApplicationBootstrap(): Promise<void> {
    await this.queue.upsertJobScheduler('every-day', { pattern: '0 6 * * *', tz: 'UTC' }, { name: 'ask-whether-looking' });
  }

  override async process(job: Job, token?: string): Promise<void> {
    const { name } = job;
    if (name !== 'ask-whether-looking') return leaveToNewer(job, token);
    await this.ask.execute(parseIsoDate(today()));
  }

  @OnWorkerEvent('completed')
  completed(job: Job): void {
    jobsEnded.inc({ queue: 'profiles', job: job.name, outcome: 'completed' });
  }

  @OnWorkerEvent('failed')
  failed(job: Job | undefined, error: Error): void {
    jobsEnded.inc({ queue: 'profiles', job: job?.name ?? 'unknown', outcome: 'failed' });
    this.log.warn({ job: job?.id, name: job?.name, attempts: job?.attemptsMade, message: error.message });
  }

  @OnWorkerEvent('error')
  error(error: Error): void {
    this.log.warn({ message: error.message });
  }
}
