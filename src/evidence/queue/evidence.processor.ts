import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import { type Job } from 'bullmq';
import { Operations } from '../../platform/operations/operations.js';
import type { Subscription } from '../../platform/outbox/outbox.js';
import { leaveToNewer } from '../../platform/queues/leave-to-newer.js';
import { WORKER_OPTIONS } from '../../platform/queues/worker-options.js';
import { jobsEnded } from '../../platform/telemetry/metrics.js';
import { PreviewImpact, type Proposal } from '../application/preview-impact.js';

export const EVIDENCE_SUBSCRIPTIONS: readonly Subscription[] = [
  { event: 'evidence.impact-asked.v1', queue: 'evidence', job: 'preview-impact' },
];

/** Safe to run twice: it counts anew and stores the counts with the operation. */
@Processor('evidence', { concurrency: 1, ...WORKER_OPTIONS })
export class EvidenceProcessor extends WorkerHost {
  private readonly log = new Logger(EvidenceProcessor.name);

  constructor(
    private readonly previewImpact: PreviewImpact,
    private readonly operations: Operations,
  ) {
    super();
  }

  override async process(job: Job<{ operationId: string }>, token?: string): Promise<void> {
    const { name, data } = job;
    if (name !== 'preview-impact') return leaveToNewer(job, token);
    const { operationId } = data;
    const { input } = await this.operations.get(operationId);
    const impact = await this.previewImpact.execute(input as unknown as Proposal, (looked) => this.operations.moveTo(operationId, looked));
    await this.operations.end(operationId, 'done', impact as unknown as Record<string, unknown>);
  }

  @OnWorkerEvent('completed')
  completed(job: Job): void {
    jobsEnded.inc({ queue: 'evidence', job: job.name, outcome: 'completed' });
  }

  @OnWorkerEvent('failed')
  async failed(job: Job<{ operationId: string }> | undefined, error: Error): Promise<void> {
    jobsEnded.inc({ queue: 'evidence', job: job?.name ?? 'unknown', outcome: 'failed' });
    this.log.warn({ job: job?.id, name: job?.name, attempts: job?.attemptsMade, message: error.message });
    const isLast = job && job.attemptsMade >= (job.opts.attempts ?? 1);
    if (isLast) await this.operations.end(job.data.operationId, 'failed', { detail: error.message });
  }

  @OnWorkerEvent('error')
  error(error: Error): void {
    this.log.warn({ message: error.message });
  }
}
