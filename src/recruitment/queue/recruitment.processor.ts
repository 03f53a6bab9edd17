import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import { type Job, UnrecoverableError } from 'bullmq';
import type { Subscription } from '../../platform/outbox/outbox.js';
import { WORKER_OPTIONS } from '../../platform/queues/worker-options.js';
import { jobsEnded } from '../../platform/telemetry/metrics.js';
import { LookForFees } from '../application/look-for-fees.js';

export const RECRUITMENT_SUBSCRIPTIONS: readonly Subscription[] = [
  { event: 'vacancy.changed.v1', queue: 'recruitment', job: 'look-for-fees', coalesce: true },
];

@Processor('recruitment', { concurrency: 1, ...WORKER_OPTIONS })
export class RecruitmentProcessor extends WorkerHost {
  private readonly log = new Logger(RecruitmentProcessor.name);

  constructor(private readonly lookForFees: LookForFees) {
    super();
  }

  override async process({ name }: Job): Promise<void> {
    if (name !== 'look-for-fees') throw new UnrecoverableError(`Queue "recruitment" has no job named "${name}".`);
    await this.lookForFees.execute();
  }

  @OnWorkerEvent('completed')
  completed(job: Job): void {
    jobsEnded.inc({ queue: 'recruitment', job: job.name, outcome: 'completed' });
  }

  @OnWorkerEvent('failed')
  failed(job: Job | undefined, error: Error): void {
    jobsEnded.inc({ queue: 'recruitment', job: job?.name ?? 'unknown', outcome: 'failed' });
    this.log.warn({ job: job?.id, name: job?.name, attempts: job?.attemptsMade, message: error.message });
  }

  @OnWorkerEvent('error')
  error(error: Error): void {
    this.log.warn({ message: error.message });
  }
}
