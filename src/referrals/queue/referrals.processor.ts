import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { type OnApplicationBootstrap } from '@nestjs/common';
import { type Job, type Queue, UnrecoverableError } from 'bullmq';
import type { Subscription } from '../../platform/outbox/outbox.js';
import { Tenants } from '../../platform/queues/tenants.js';
import type { WhoseJobs } from '../../platform/queues/whose-job.js';
import { WORKER_OPTIONS } from '../../platform/queues/worker-options.js';
import { EndWithoutConsent } from '../application/end-without-consent.js';
import { FollowFiles } from '../application/follow-files.js';
import { RemindOfReferrals } from '../application/remind.js';
import { type Due, WriteToPerson } from '../application/write-to-person.js';

const OF_VALIDATIONS = ['validation.opened.v1', 'validation.awarded.v1'] as const;
const OF_CASES = ['recognition.case-opened.v1', 'recognition.decided.v1', 'recognition.case-withdrawn.v1'] as const;

export const REFERRALS_SUBSCRIPTIONS: readonly Subscription[] = [
  { event: 'consent.withdrawn.v1', queue: 'referrals', job: 'end-without-consent' },
  { event: 'referral.reminder-due.v1', queue: 'referrals', job: 'write-to-person' },
  ...OF_VALIDATIONS.map((event) => ({ event, queue: 'referrals', job: 'follow-validation' })),
  ...OF_CASES.map((event) => ({ event, queue: 'referrals', job: 'follow-case' })),
];

export const REFERRALS_WHOSE: WhoseJobs = {
  'end-without-consent': { row: 'SELECT profile_id AS person, NULL AS country FROM profiles.consent WHERE id = $1', id: 'consentId' },
  'follow-validation': {
    row: 'SELECT profile_id AS person, NULL AS country FROM recognition.validation WHERE id = $1',
    id: 'validationId',
  },
  'follow-case': { row: 'SELECT profile_id AS person, country FROM recognition.recognition_case WHERE id = $1', id: 'caseId' },
  'write-to-person': { row: 'SELECT profile_id AS person, country FROM referrals.referral WHERE id = $1', id: 'referralId' },
  remind: { spans: 'looks at the days of all referrals, and tells their ids' },
};

interface Told {
  readonly profileId: string;
  readonly consentId: string;
  readonly validationId: string;
  readonly caseId: string;
}

/** Safe to run twice: each job looks at the present and takes only a step that is still open. */
@Processor('referrals', { concurrency: 2, ...WORKER_OPTIONS })
export class ReferralsProcessor extends WorkerHost implements OnApplicationBootstrap {
  constructor(
    private readonly endWithoutConsent: EndWithoutConsent,
    private readonly followFiles: FollowFiles,
    private readonly remind: RemindOfReferrals,
    private readonly writeToPerson: WriteToPerson,
    private readonly tenants: Tenants,
    @InjectQueue('referrals') private readonly queue: Queue,
  ) {
    super();
  }

  /** Each hour a new day begins somewhere; an hour that was slept through is made up for by the next. */
  async onApplicationBootstrap(): Promise<void> {
    await this.queue.upsertJobScheduler('every-hour', { pattern: '7 * * * *', tz: 'UTC' }, { name: 'remind' });
    await this.queue.add('remind', {}, { deduplication: { id: 'remind-at-start' } });
  }

  override process(job: Job, token?: string): Promise<void> {
    return this.tenants.within(job, token, REFERRALS_WHOSE, () => this.work(job));
  }

  private async work({ name, data }: Job): Promise<void> {
    const { profileId, consentId, validationId, caseId } = data as Told;
    if (name === 'end-without-consent') return this.endWithoutConsent.execute(consentId);
    if (name === 'follow-validation') return this.followFiles.validation(profileId, validationId);
    if (name === 'follow-case') return this.followFiles.recognitionCase(caseId);
    if (name === 'write-to-person') return this.writeToPerson.execute(data as Due);
    if (name === 'remind') return void (await this.remind.execute());
    throw new UnrecoverableError(`Queue "referrals" has no job named "${name}".`);
  }
}
