import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { type OnApplicationBootstrap } from '@nestjs/common';
import { type Job, type Queue } from 'bullmq';
import type { Subscription } from '../../platform/outbox/outbox.js';
import { leaveToNewer } from '../../platform/queues/leave-to-newer.js';
import { Tenants } from '../../platform/queues/tenants.js';
import { OF_PERSON, type WhoseJobs } from '../../platform/queues/whose-job.js';
import { WORKER_OPTIONS } from '../../platform/queues/worker-options.js';
import { ApplyRetention } from '../application/apply-retention.js';
import { ForgetJobs } from '../application/forget-jobs.js';
import { ReplayErasures } from '../application/replay-erasures.js';

export const PERSONAL_DATA_SUBSCRIPTIONS: readonly Subscription[] = [
  { event: 'profile.erased.v1', queue: 'personal-data', job: 'forget-jobs' },
];

export const PERSONAL_DATA_WHOSE: WhoseJobs = {
  'forget-jobs': OF_PERSON,
  'replay-erasures': { spans: 'looks for rows of anybody who was erased' },
  'apply-retention': { spans: 'looks at the age of everybody’s rows' },
};

@Processor('personal-data', { concurrency: 1, ...WORKER_OPTIONS })
export class PersonalDataProcessor extends WorkerHost implements OnApplicationBootstrap {
  constructor(
    private readonly forgetJobs: ForgetJobs,
    private readonly replay: ReplayErasures,
    private readonly retention: ApplyRetention,
    private readonly tenants: Tenants,
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

  override process(job: Job, token?: string): Promise<void> {
    return this.tenants.within(job, token, PERSONAL_DATA_WHOSE, () => this.work(job, token));
  }

  private async work(job: Job, token?: string): Promise<void> {
    const { name, data } = job;
    if (name === 'forget-jobs') return this.forgetJobs.execute((data as { profileId: string }).profileId);
    if (name === 'replay-erasures') return void (await this.replay.execute());
    if (name === 'apply-retention') return void (await this.retention.daily());
    return leaveToNewer(job, token);
  }
}
