import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { type OnApplicationBootstrap } from '@nestjs/common';
import { type Job, type Queue } from 'bullmq';
import { today } from '../../platform/clock.js';
import type { OperationStatus } from '../../platform/operations/operation.js';
import type { Subscription } from '../../platform/outbox/outbox.js';
import { leaveToNewer } from '../../platform/queues/leave-to-newer.js';
import { Tenants } from '../../platform/queues/tenants.js';
import type { WhoseJobs } from '../../platform/queues/whose-job.js';
import { WORKER_OPTIONS } from '../../platform/queues/worker-options.js';
import { parseIsoDate } from '../../standards/index.js';
import { RollBackImport } from '../application/imports/roll-back-import.js';
import { TendVacancies } from '../application/tend-vacancies.js';
import { ImportVacancies } from './import-vacancies.js';

export const IMPORT_SUBSCRIPTIONS: readonly Subscription[] = [
  { event: 'vacancies.uploaded.v1', queue: 'imports', job: 'import-vacancies' },
  { event: 'vacancies.roll-back-asked.v1', queue: 'imports', job: 'roll-back-import' },
];

export const IMPORTS_WHOSE: WhoseJobs = {
  'tend-vacancies': { spans: 'vacancies are public: those that have run out are closed' },
  'import-vacancies': { spans: 'vacancies are public: its operation names the source, to which each row is written' },
  'roll-back-import': { spans: 'vacancies are public: its operation names what it changed' },
};

@Processor('imports', { concurrency: 1, ...WORKER_OPTIONS })
export class ImportsProcessor extends WorkerHost implements OnApplicationBootstrap {
  constructor(
    private readonly importVacancies: ImportVacancies,
    private readonly rollBackImport: RollBackImport,
    private readonly tendVacancies: TendVacancies,
    private readonly tenants: Tenants,
    @InjectQueue('imports') private readonly queue: Queue,
  ) {
    super();
  }

  /** Vacancies expire with the day; a day that was slept through is made up for at the start. */
  async onApplicationBootstrap(): Promise<void> {
    await this.queue.upsertJobScheduler('every-day', { pattern: '0 0 * * *', tz: 'UTC' }, { name: 'tend-vacancies' });
    await this.queue.add('tend-vacancies', {}, { deduplication: { id: 'tend-vacancies-at-start' } });
  }

  override process(job: Job<{ operationId: string; was: OperationStatus }>, token?: string): Promise<void> {
    return this.tenants.within(job, token, IMPORTS_WHOSE, () => this.work(job, token));
  }

  private async work(job: Job<{ operationId: string; was: OperationStatus }>, token?: string): Promise<void> {
    const { name, data } = job;
    if (name === 'tend-vacancies') return void (await this.tendVacancies.execute(parseIsoDate(today())));
    if (name === 'roll-back-import') return this.rollBackImport.execute(data.operationId, data.was);
    if (name !== 'import-vacancies') return leaveToNewer(job, token);
    await this.importVacancies.execute(data.operationId);
  }
}
