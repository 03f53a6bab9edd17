import { InjectQueue, OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type Job, type Queue } from 'bullmq';
import type { Subscription } from '../../platform/outbox/outbox.js';
import { leaveToNewer } from '../../platform/queues/leave-to-newer.js';
import { WORKER_OPTIONS } from '../../platform/queues/worker-options.js';
import { jobsEnded } from '../../platform/telemetry/metrics.js';
import { ApplyRetention } from '../application/apply-retention.js';
import { ForgetJobs } from '../application/forget-jobs.js';
import { ReplayErasures } from '../application/replay-erasures.js';

export const PERSONAL_DATA_SUBSCRIPTIONS: readonly Subscription[] = [
  { event: 'profile.erased.v1', queue: 'personal-data', job: 'forget-jobs' },
];

@Processor('personal-data', { concurrency: 1, ...WORKER_OPTIONS })
export class PersonalDataProcessor extends WorkerHost implements OnApplicationBootstrap {
  private readonly log = new Logger(PersonalDataProcessor.name);

  constructor(
    private readonly forgetJobs: ForgetJobs,
    private readonly replay: ReplayErasures,
    private readonly retention: ApplyRetention,
    @InjectQueue('personal-data') private readonly queue: Queue,
  ) {
    super();
  }

  /** Rows may have been put back by hand while the service was away. */
  async onApplicationBootstrap(): Promise<void> {
    await this.queue.upsertJobScheduler('every-night', { pattern: '30 2 * * *', tz: 'UTC' }, { name: 'replay-erasures' });
    await this.queue.upsertJobScheduler('retention', { pattern: '40 2 * * *', tz: 'UTC' }, { name: 'apply-retention' });
    await this.queue.add('replay-erasures', {}, { deduplication: { id: 'replay-erasures-at-start' } });
  }

  override async process(job: Job, token?: string): Promise<void> {
    const { name, data } = job;
    if (name === 'forget-jobs') return this.forgetJobs.execute((data as { profileId: string }).profileId);
    if (name === 'replay-erasures') return void (await this.replay.execute());
    if (name === 'apply-retention') return void (await this.retention.daily());
    return leaveToNewer(job, token);
  }

  @OnWorkerEvent('completed')
  completed(job: Job): void {
    jobsEnded.inc({ queue: 'personal-data', job: job.name, outcome: 'completed' });
  }

  @OnWorkerEvent('failed')
  failed(job: Job | undefined, error: Error): void {
    jobsEnded.inc({ queue: 'personal-data', job: job?.name ?? 'unknown', outcome: 'failed' });
    this.log.warn({ job: job?.id, name: job?.name, attempts: job?.attemptsMade, message: error.message });
  }

  @OnWorkerEvent('error')
  error(error: Error): void {
    this.log.warn({ message: error.message });
  }
}
