import { InjectQueue, OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type Job, type Queue, UnrecoverableError } from 'bullmq';
import type { Subscription } from '../../platform/outbox/outbox.js';
import { WORKER_OPTIONS } from '../../platform/queues/worker-options.js';
import { jobsEnded } from '../../platform/telemetry/metrics.js';
import { EndWithoutConsent } from '../application/end-without-consent.js';
import { FollowFiles } from '../application/follow-files.js';
import { RemindOfReferrals } from '../application/remind.js';

const OF_VALIDATIONS = ['validation.opened.v1', 'validation.awarded.v1'] as const;
const OF_CASES = ['recognition.case-opened.v1', 'recognition.decided.v1', 'recognition.case-withdrawn.v1'] as const;

export const REFERRALS_SUBSCRIPTIONS: readonly Subscription[] = [
  { event: 'consent.withdrawn.v1', queue: 'referrals', job: 'end-without-consent' },
  ...OF_VALIDATIONS.map((event) => ({ event, queue: 'referrals', job: 'follow-validation' })),
  ...OF_CASES.map((event) => ({ event, queue: 'referrals', job: 'follow-case' })),
];

interface Told {
  readonly profileId: string;
  readonly consentId: string;
  readonly validationId: string;
  readonly caseId: string;
}

/** Safe to run twice: each job looks at the present and takes only a step that is still open. */
@Processor('referrals', { concurrency: 2, ...WORKER_OPTIONS })
export class ReferralsProcessor extends WorkerHost implements OnApplicationBootstrap {
  private readonly log = new Logger(ReferralsProcessor.name);

  constructor(
    private readonly endWithoutConsent: EndWithoutConsent,
    private readonly followFiles: FollowFiles,
    private readonly remind: RemindOfReferrals,
    @InjectQueue('referrals') private readonly queue: Queue,
  ) {
    super();
  }

  /** Each hour a new day begins somewhere; an hour that was slept through is made up for by the next. */
  async onApplicationBootstrap(): Promise<void> {
    await this.queue.upsertJobScheduler('every-hour', { pattern: '7 * * * *', tz: 'UTC' }, { name: 'remind' });
    await this.queue.add('remind', {}, { deduplication: { id: 'remind-at-start' } });
  }

  override async process({ name, data }: Job): Promise<void> {
    const { profileId, consentId, validationId, caseId } = data as Told;
    if (name === 'end-without-consent') return this.endWithoutConsent.execute(consentId);
    if (name === 'follow-validation') return this.followFiles.validation(profileId, validationId);
    if (name === 'follow-case') return this.followFiles.recognitionCase(caseId);
    if (name === 'remind') return void (await this.remind.execute());
    throw new UnrecoverableError(`Queue "referrals" has no job named "${name}".`);
  }

  @OnWorkerEvent('completed')
  completed(job: Job): void {
    jobsEnded.inc({ queue: 'referrals', job: job.name, outcome: 'completed' });
  }

  @OnWorkerEvent('failed')
  failed(job: Job | undefined, error: Error): void {
    jobsEnded.inc({ queue: 'referrals', job: job?.name ?? 'unknown', outcome: 'failed' });
    this.log.warn({ job: job?.id, name: job?.name, attempts: job?.attemptsMade, message: error.message });
  }

  @OnWorkerEvent('error')
  error(error: Error): void {
    this.log.warn({ message: error.message });
  }
}
