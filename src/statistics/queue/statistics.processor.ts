import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { type OnApplicationBootstrap } from '@nestjs/common';
import { type Job, type Queue } from 'bullmq';
import { leaveToNewer } from '../../platform/queues/leave-to-newer.js';
import { Tenants } from '../../platform/queues/tenants.js';
import type { WhoseJobs } from '../../platform/queues/whose-job.js';
import { WORKER_OPTIONS } from '../../platform/queues/worker-options.js';
import { CountStatistics } from '../application/count-statistics.js';
import type { Population } from '../storage/snapshots.repository.js';

export const STATISTICS_WHOSE: WhoseJobs = {
  'count-anew': { spans: 'asks for a count of each country' },
  'count-statistics': { spans: 'adds up a country into cells that the service alone writes' },
};

@Processor('statistics', { concurrency: 1, ...WORKER_OPTIONS })
export class StatisticsProcessor extends WorkerHost implements OnApplicationBootstrap {
  constructor(
    private readonly countStatistics: CountStatistics,
    private readonly tenants: Tenants,
    @InjectQueue('statistics') private readonly queue: Queue,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.upsertJobScheduler('every-day', { pattern: '20 3 * * *', tz: 'UTC' }, { name: 'count-anew' });
  }

  override process(job: Job<Population>, token?: string): Promise<void> {
    return this.tenants.within(job, token, STATISTICS_WHOSE, () => this.work(job, token));
  }

  private async work(job: Job<Population>, token?: string): Promise<void> {
    if (job.name === 'count-anew') return this.countStatistics.anew();
    if (job.name !== 'count-statistics') return leaveToNewer(job, token);
    await this.countStatistics.execute({ country: job.data.country, demonstration: job.data.demonstration });
  }
}
