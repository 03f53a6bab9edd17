import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { type OnApplicationBootstrap } from '@nestjs/common';
import { type Job, type Queue } from 'bullmq';
import { asTenant } from '../../platform/database/tenant.js';
import type { DomainEvent, Subscription } from '../../platform/outbox/outbox.js';
import { leaveToNewer } from '../../platform/queues/leave-to-newer.js';
import { Tenants } from '../../platform/queues/tenants.js';
import { OF_PARTIES, OF_PERSON, type WhoseJobs } from '../../platform/queues/whose-job.js';
import { WORKER_OPTIONS } from '../../platform/queues/worker-options.js';
import { Profiles } from '../../profiles/index.js';
import type { CountryCode } from '../../standards/index.js';
import { AssessProfile } from '../application/assess-profile.js';
import { FollowAgreementInCases } from '../application/cases/follow-agreement-in-cases.js';
import { RaiseAlarms } from '../application/cases/raise-alarms.js';
import { WriteOfLimit } from '../application/cases/write-of-limit.js';
import { ReconcileAssessments } from '../application/reconcile-assessments.js';

/** What was told of a limit is true no longer. */
const ENDS_THE_WAIT = ['recognition.decided.v1', 'recognition.case-withdrawn.v1', 'recognition.appealed.v1'] as const;

export const RECOGNITION_SUBSCRIPTIONS: readonly Subscription[] = [
  { event: 'profile.changed.v1', queue: 'recognition', job: 'assess-profile' },
  { event: 'profile.erased.v1', queue: 'recognition', job: 'assess-profile' },
  { event: 'agreement.changed.v1', queue: 'recognition', job: 'follow-agreement', coalesce: betweenParties },
  { event: 'agreement.changed.v1', queue: 'recognition', job: 'follow-agreement-in-cases', coalesce: betweenParties },
  { event: 'recognition.case-near-limit.v1', queue: 'recognition', job: 'write-of-near-limit' },
  { event: 'recognition.case-silent.v1', queue: 'recognition', job: 'write-of-silent' },
  ...ENDS_THE_WAIT.map((event) => ({ event, queue: 'recognition', job: 'take-back-letters' })),
];
const PAGE = 200;
const OF_CASE = { row: 'SELECT profile_id AS person, country FROM recognition.recognition_case WHERE id = $1', id: 'caseId' } as const;

export const RECOGNITION_WHOSE: WhoseJobs = {
  'assess-profile': OF_PERSON,
  'assess-profiles': { of: ({ profileIds }) => ({ people: profileIds as readonly string[] }) },
  'follow-agreement': OF_PARTIES,
  'follow-agreement-in-cases': OF_PARTIES,
  'write-of-near-limit': OF_CASE,
  'write-of-silent': OF_CASE,
  'take-back-letters': OF_CASE,
  reconcile: { spans: 'compares revisions of everybody, and asks for a job for each batch' },
  'raise-alarms': { spans: 'looks at the limits of all cases, and tells their ids' },
};

/** Whoever follows looks at everybody between the parties, whichever agreement of theirs changed. */
function betweenParties({ parties }: DomainEvent['data']): string {
  return (parties as readonly CountryCode[]).toSorted().join('-');
}

interface Limit {
  readonly caseId: string;
  readonly decideBy: string;
}

interface FollowInCases {
  readonly parties: readonly CountryCode[];
  readonly after?: string;
}

/** Safe to run twice: the same person gives the same answers, and only what changed is told. */
@Processor('recognition', { concurrency: 4, ...WORKER_OPTIONS })
export class RecognitionProcessor extends WorkerHost implements OnApplicationBootstrap {
  constructor(
    private readonly assessProfile: AssessProfile,
    private readonly reconcile: ReconcileAssessments,
    private readonly raiseAlarms: RaiseAlarms,
    private readonly followAgreementInCases: FollowAgreementInCases,
    private readonly writeOfLimit: WriteOfLimit,
    private readonly profiles: Profiles,
    private readonly tenants: Tenants,
    @InjectQueue('recognition') private readonly queue: Queue,
  ) {
    super();
  }

  /** A new day may bring an agreement into force; lost jobs are found on the way. */
  async onApplicationBootstrap(): Promise<void> {
    await this.queue.upsertJobScheduler('new-day', { pattern: '5 0 * * *', tz: 'UTC' }, { name: 'reconcile' });
    await this.queue.upsertJobScheduler('limits', { pattern: '10 0 * * *', tz: 'UTC' }, { name: 'raise-alarms' });
    await this.queue.add('raise-alarms', {}, { deduplication: { id: 'raise-alarms-at-start' } });
  }

  override process(job: Job, token?: string): Promise<void> {
    return this.tenants.within(job, token, RECOGNITION_WHOSE, () => this.work(job, token));
  }

  private async work(job: Job, token?: string): Promise<void> {
    const { name, data } = job;
    if (name === 'assess-profile') return this.assessProfile.execute((data as { profileId: string }).profileId);
    if (name === 'assess-profiles') return this.assessAll((data as { profileIds: string[] }).profileIds);
    if (name === 'follow-agreement') return this.followAgreement((data as { parties: CountryCode[] }).parties);
    if (name === 'reconcile') return void (await this.reconcile.execute());
    if (name === 'raise-alarms') return void (await this.raiseAlarms.execute());
    if (name === 'write-of-near-limit') return this.write('near-limit', data as Limit);
    if (name === 'write-of-silent') return this.write('silent', data as Limit);
    if (name === 'take-back-letters') return this.writeOfLimit.takeBack((data as Limit).caseId);
    if (name === 'follow-agreement-in-cases') return this.followInCases(job);
    return leaveToNewer(job, token);
  }

  private write(kind: 'near-limit' | 'silent', { caseId, decideBy }: Limit): Promise<void> {
    return this.writeOfLimit.execute(kind, caseId, decideBy);
  }

  private async assessAll(profileIds: readonly string[]): Promise<void> {
    for (const profileId of profileIds) await asTenant({ people: [profileId] }, () => this.assessProfile.execute(profileId));
  }

  /** Exactly those whom the parties concern, in batches, so that a crash repeats one batch and not all. */
  private async followAgreement(parties: readonly CountryCode[]): Promise<void> {
    let after: string | undefined;
    for (;;) {
      const profileIds = await this.profiles.touching(parties, after, PAGE);
      if (profileIds.length) await this.queue.add('assess-profiles', { profileIds });
      after = profileIds.at(-1);
      if (profileIds.length < PAGE) return;
    }
  }

  /** The job remembers each page that is done: after a crash it goes on from there. */
  private async followInCases(job: Job<FollowInCases>): Promise<void> {
    const { parties, after } = job.data;
    const last = await this.followAgreementInCases.page(parties, after);
    if (!last) return;
    await job.updateData({ parties, after: last });
    return this.followInCases(job);
  }
}
