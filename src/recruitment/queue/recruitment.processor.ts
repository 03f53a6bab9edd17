import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import type { Subscription } from '../../platform/outbox/outbox.js';
import { Tenants } from '../../platform/queues/tenants.js';
import type { WhoseJobs } from '../../platform/queues/whose-job.js';
import { WORKER_OPTIONS } from '../../platform/queues/worker-options.js';
import { LookForFees } from '../application/look-for-fees.js';

export const RECRUITMENT_SUBSCRIPTIONS: readonly Subscription[] = [
  { event: 'vacancy.changed.v1', queue: 'recruitment', job: 'look-for-fees', coalesce: true },
];

export const RECRUITMENT_WHOSE: WhoseJobs = { 'look-for-fees': { spans: 'vacancies are public: looks for words in those that changed' } };

@Processor('recruitment', { concurrency: 1, ...WORKER_OPTIONS })
export class RecruitmentProcessor extends WorkerHost {
  constructor(
    private readonly lookForFees: LookForFees,
    private readonly tenants: Tenants,
  ) {
    super();
  }

  override process(job: Job, token?: string): Promise<void> {
    return this.tenants.within(job, token, RECRUITMENT_WHOSE, () => this.lookForFees.execute());
  }
}
