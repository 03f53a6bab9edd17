import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { type Job } from 'bullmq';
import { Operations } from '../../platform/operations/operations.js';
import type { Subscription } from '../../platform/outbox/outbox.js';
import { leaveToNewer } from '../../platform/queues/leave-to-newer.js';
import { Tenants } from '../../platform/queues/tenants.js';
import type { WhoseJobs } from '../../platform/queues/whose-job.js';
import { WORKER_OPTIONS } from '../../platform/queues/worker-options.js';
import { PreviewImpact, type Proposal } from '../application/preview-impact.js';

export const EVIDENCE_SUBSCRIPTIONS: readonly Subscription[] = [
  { event: 'evidence.impact-asked.v1', queue: 'evidence', job: 'preview-impact' },
];

export const EVIDENCE_WHOSE: WhoseJobs = {
  'preview-impact': { spans: 'counts people between the parties that its operation names; whoever asked for it was held to them then' },
};

/** Safe to run twice: it counts anew and stores the counts with the operation. */
@Processor('evidence', { concurrency: 1, ...WORKER_OPTIONS })
export class EvidenceProcessor extends WorkerHost {
  constructor(
    private readonly previewImpact: PreviewImpact,
    private readonly tenants: Tenants,
    private readonly operations: Operations,
  ) {
    super();
  }

  override process(job: Job<{ operationId: string }>, token?: string): Promise<void> {
    return this.tenants.within(job, token, EVIDENCE_WHOSE, () => this.work(job, token));
  }

  private async work(job: Job<{ operationId: string }>, token?: string): Promise<void> {
    const { name, data } = job;
    if (name !== 'preview-impact') return leaveToNewer(job, token);
    const { operationId } = data;
    const { input } = await this.operations.get(operationId);
    const impact = await this.previewImpact.execute(input as unknown as Proposal, (looked) => this.operations.moveTo(operationId, looked));
    await this.operations.end(operationId, 'done', impact as unknown as Record<string, unknown>);
  }

  @OnWorkerEvent('failed')
  async failed(job: Job<{ operationId: string }> | undefined, error: Error): Promise<void> {
    const isLast = job && job.attemptsMade >= (job.opts.attempts ?? 1);
    if (isLast) await this.operations.end(job.data.operationId, 'failed', { detail: error.message });
  }
}
