import { InjectQueue, OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type Job, type Queue } from 'bullmq';
import type { Subscription } from '../../platform/outbox/outbox.js';
import { leaveToNewer } from '../../platform/queues/leave-to-newer.js';
import { WORKER_OPTIONS } from '../../platform/queues/worker-options.js';
import { jobsEnded } from '../../platform/telemetry/metrics.js';
import { Profiles } from '../../profiles/index.js';
import type { CountryCode } from '../../standards/index.js';
import { AssessProfile } from '../application/assess-profile.js';
import { FollowAgreementInCases } from '../application/cases/follow-agreement-in-cases.js';
import { RaiseAlarms } from '../application/cases/raise-alarms.js';
import { ReconcileAssessments } from '../application/reconcile-assessments.js';

export const RECOGNITION_SUBSCRIPTIONS: readonly Subscription[] = [
  { event: 'profile.changed.v1', queue: 'recognition', job: 'assess-profile' },
  { event: 'profile.erased.v1', queue: 'recognition', job: 'assess-profile' },
  { event: 'agreement.changed.v1', queue: 'recognition', job: 'follow-agreement' },
  { event: 'agreement.changed.v1', queue: 'recognition', job: 'follow-agreement-in-cases' },
];
const PAGE = 200;

interface FollowInCases {
  readonly parties: readonly CountryCode[];
  readonly after?: string;
}

/** Safe to run twice: the same person gives the same answers, and only what changed is told. */
@Processor('recognition', { concurrency: 4, ...WORKER_OPTIONS })
export class RecognitionProcessor extends WorkerHost implements OnApplicationBootstrap {
  private readonly log = new Logger(RecognitionProcessor.name);

  constructor(
    private readonly assessProfile: AssessProfile,
    private readonly reconcile: ReconcileAssessments,
    private readonly raiseAlarms: RaiseAlarms,
    private readonly followAgreementInCases: FollowAgreementInCases,
    private readonly profiles: Profiles,
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

  override async process(job: Job, token?: string): Promise<void> {
    const { name, data } = job;
    if (name === 'assess-profile') return this.assessProfile.execute((data as { profileId: string }).profileId);
    if (name === 'assess-profiles') return this.assessAll((data as { profileIds: string[] }).profileIds);
    if (name === 'follow-agreement') return this.followAgreement((data as { parties: CountryCode[] }).parties);
    if (name === 'reconcile') return void (await this.reconcile.execute());
    if (name === 'raise-alarms') return void (await this.raiseAlarms.execute());
    if (name === 'follow-agreement-in-cases') return this.followInCases(data as FollowInCases);
    return leaveToNewer(job, token);
  }

  private async assessAll(profileIds: readonly string[]): Promise<void> {
    for (const profileId of profileIds) await this.assessProfile.execute(profileId);
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

  /** A page a job: a crash repeats one page, and the next job says where to go on. */
  private async followInCases({ parties, after }: FollowInCases): Promise<void> {
    const last = await this.followAgreementInCases.page(parties, after);
    if (last) await this.queue.add('follow-agreement-in-cases', { parties, after: last });
  }

  @OnWorkerEvent('completed')
  completed(job: Job): void {
    jobsEnded.inc({ queue: 'recognition', job: job.name, outcome: 'completed' });
    this.log.log({ job: job.id, name: job.name, attempts: job.attemptsMade });
  }

  @OnWorkerEvent('failed')
  failed(job: Job | undefined, error: Error): void {
    jobsEnded.inc({ queue: 'recognition', job: job?.name ?? 'unknown', outcome: 'failed' });
    this.log.warn({ job: job?.id, name: job?.name, attempts: job?.attemptsMade, message: error.message });
  }

  @OnWorkerEvent('error')
  error(error: Error): void {
    this.log.warn({ message: error.message });
  }
}
