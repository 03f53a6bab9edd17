import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import type { OnApplicationBootstrap } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import { leaveToNewer } from '../../platform/queues/leave-to-newer.js';
import { Tenants } from '../../platform/queues/tenants.js';
import type { WhoseJobs } from '../../platform/queues/whose-job.js';
import { WORKER_OPTIONS } from '../../platform/queues/worker-options.js';
import { SendAlerts } from '../application/send-alerts.js';

export const SELF_ASSESSMENT_WHOSE: WhoseJobs = {
  'send-alerts': { spans: 'people without an account: looks for those who are due, and opens the answers of one at a time' },
};

/** Every hour: who is due is told of new work. Whoever was slept through stays due. */
@Processor('self-assessment', { concurrency: 1, ...WORKER_OPTIONS })
export class SelfAssessmentProcessor extends WorkerHost implements OnApplicationBootstrap {
  constructor(
    private readonly alerts: SendAlerts,
    private readonly tenants: Tenants,
    @InjectQueue('self-assessment') private readonly queue: Queue,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.upsertJobScheduler('every-hour', { pattern: '15 * * * *', tz: 'UTC' }, { name: 'send-alerts' });
  }

  override process(job: Job, token?: string): Promise<void> {
    return this.tenants.within(job, token, SELF_ASSESSMENT_WHOSE, () => this.work(job, token));
  }

  private async work(job: Job, token?: string): Promise<void> {
    if (job.name !== 'send-alerts') return leaveToNewer(job, token);
    await this.alerts.execute();
  }
}
