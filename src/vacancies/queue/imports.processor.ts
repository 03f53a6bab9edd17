import { InjectQueue, OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type Job, type Queue } from 'bullmq';
import { today } from '../../platform/clock.js';
import type { OperationStatus } from '../../platform/operations/operation.js';
import type { Subscription } from '../../platform/outbox/outbox.js';
import { leaveToNewer } from '../../platform/queues/leave-to-newer.js';
import { WORKER_OPTIONS } from '../../platform/queues/worker-options.js';
import { jobsEnded } from '../../platform/telemetry/metrics.js';
import { parseIsoDate } from '../../standards/index.js';
import { RollBackImport } from '../application/imports/roll-back-import.js';
import { TendVacancies } from '../application/tend-vacancies.js';
import { ImportVacancies } from './import-vacancies.js';

export const IMPORT_SUBSCRIPTIONS: readonly Subscription[] = [
  { event: 'vacancies.uploaded.v1', queue: 'imports', job: 'import-vacancies' },
  { event: 'vacancies.roll-back-asked.v1', queue: 'imports', job: 'roll-back-import' },
];

@Processor('imports', { concurrency: 1, ...WORKER_OPTIONS })
export class ImportsProcessor extends WorkerHost implements OnApplicationBootstrap {
  private readonly log = new Logger(ImportsProcessor.name);

  constructor(
    private readonly importVacancies: ImportVacancies,
    private readonly rollBackImport: RollBackImport,
    private readonly tendVacancies: TendVacancies,
    @InjectQueue('imports') private readonly queue: Queue,
  ) {
    super();
  }

  /** Vacancies expire with the day; a day that was slept through is made up for at the start. */
  async onApplicationBootstrap(): Promise<void> {
    await this.queue.upsertJobScheduler('every-day', { pattern: '0 0 * * *', tz: 'UTC' }, { name: 'tend-vacancies' });
    await this.queue.add('tend-vacancies', {}, { deduplication: { id: 'tend-vacancies-at-start' } });
  }

  override async process(job: Job<{ operationId: string; was: OperationStatus }>, token?: string): Promise<void> {
    const { name, data } = job;
    if (name === 'tend-vacancies') return void (await this.tendVacancies.execute(parseIsoDate(today())));
    if (name === 'roll-back-import') return this.rollBackImport.execute(data.operationId, data.was);
    if (name !== 'import-vacancies') return leaveToNewer(job, token);
    await this.importVacancies.execute(data.operationId);
  }

  @OnWorkerEvent('completed')
  completed(job: Job): void {
    jobsEnded.inc({ queue: 'imports', job: job.name, outcome: 'completed' });
  }

  @OnWorkerEvent('failed')
  failed(job: Job | undefined, error: Error): void {
    jobsEnded.inc({ queue: 'imports', job: job?.name ?? 'unknown', outcome: 'failed' });
    this.log.warn({ job: job?.id, name: job?.name, attempts: job?.attemptsMade, message: error.message });
  }

  @OnWorkerEvent('error')
  error(error: Error): void {
    this.log.warn({ message: error.message });
  }
}
