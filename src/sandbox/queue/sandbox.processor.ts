import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { type Job } from 'bullmq';
import { Operations } from '../../platform/operations/operations.js';
import type { Subscription } from '../../platform/outbox/outbox.js';
import { leaveToNewer } from '../../platform/queues/leave-to-newer.js';
import { Tenants } from '../../platform/queues/tenants.js';
import type { WhoseJobs } from '../../platform/queues/whose-job.js';
import { WORKER_OPTIONS } from '../../platform/queues/worker-options.js';
import { ResetSandbox } from '../application/reset-sandbox.js';

export const SANDBOX_SUBSCRIPTIONS: readonly Subscription[] = [{ event: 'sandbox.reset-asked.v1', queue: 'sandbox', job: 'reset-sandbox' }];

export const SANDBOX_WHOSE: WhoseJobs = {
  'reset-sandbox': { spans: 'takes away and writes anew all rows of a sandbox, in which everybody is invented' },
};

@Processor('sandbox', { concurrency: 1, ...WORKER_OPTIONS })
export class SandboxProcessor extends WorkerHost {
  constructor(
    private readonly resetSandbox: ResetSandbox,
    private readonly tenants: Tenants,
    private readonly operations: Operations,
  ) {
    super();
  }

  override process(job: Job<{ operationId: string }>, token?: string): Promise<void> {
    return this.tenants.within(job, token, SANDBOX_WHOSE, () => this.work(job, token));
  }

  private async work(job: Job<{ operationId: string }>, token?: string): Promise<void> {
    if (job.name !== 'reset-sandbox') return leaveToNewer(job, token);
    await this.resetSandbox.execute(job.data.operationId);
  }

  @OnWorkerEvent('failed')
  async failed(job: Job<{ operationId: string }> | undefined, error: Error): Promise<void> {
    const isLast = job && job.attemptsMade >= (job.opts.attempts ?? 1);
    if (isLast) await this.operations.end(job.data.operationId, 'failed', { detail: error.message });
  }
}
