import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { type OnApplicationBootstrap } from '@nestjs/common';
import { type Job, type Queue } from 'bullmq';
import { today } from '../../platform/clock.js';
import type { Subscription } from '../../platform/outbox/outbox.js';
import { leaveToNewer } from '../../platform/queues/leave-to-newer.js';
import { Tenants } from '../../platform/queues/tenants.js';
import { OF_PERSON, type WhoseJobs } from '../../platform/queues/whose-job.js';
import { WORKER_OPTIONS } from '../../platform/queues/worker-options.js';
import { parseIsoDate } from '../../standards/index.js';
import { AskWhetherLooking } from '../application/still-looking.js';
import { WriteWhetherLooking } from '../application/write-whether-looking.js';

export const PROFILES_SUBSCRIPTIONS: readonly Subscription[] = (
  ['profile.asked-whether-looking.v1', 'profile.looking-changed.v1'] as const
).map((event) => ({ event, queue: 'profiles', job: 'write-whether-looking' }));

export const PROFILES_WHOSE: WhoseJobs = {
  'ask-whether-looking': { spans: 'looks at the days of everybody, and reads nothing else of them' },
  'write-whether-looking': OF_PERSON,
};

/** Once a day people are asked whether they still look; who agreed to letters, by letter. */
@Processor('profiles', { concurrency: 1, ...WORKER_OPTIONS })
export class ProfilesProcessor extends WorkerHost implements OnApplicationBootstrap {
  constructor(
    private readonly ask: AskWhetherLooking,
    private readonly write: WriteWhetherLooking,
    private readonly tenants: Tenants,
    @InjectQueue('profiles') private readonly queue: Queue,
  ) {
    super();
  }

  /** A day that was slept through is made up for by the next: whoever is due stays due. */
  async onApplicationBootstrap(): Promise<void> {
    await this.queue.upsertJobScheduler('every-day', { pattern: '0 6 * * *', tz: 'UTC' }, { name: 'ask-whether-looking' });
  }

  override process(job: Job, token?: string): Promise<void> {
    return this.tenants.within(job, token, PROFILES_WHOSE, () => this.work(job, token));
  }

  private async work(job: Job, token?: string): Promise<void> {
    const { name, data } = job;
    if (name === 'ask-whether-looking') return void (await this.ask.execute(parseIsoDate(today())));
    if (name === 'write-whether-looking') return this.write.execute((data as { profileId: string }).profileId);
    return leaveToNewer(job, token);
  }
}
