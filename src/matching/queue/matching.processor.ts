import { InjectQueue, OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { type OnApplicationBootstrap } from '@nestjs/common';
import { type Job, type Queue } from 'bullmq';
import { Operations } from '../../platform/operations/operations.js';
import { ShownWork } from '../../platform/operations/shown-work.js';
import type { Subscription } from '../../platform/outbox/outbox.js';
import { leaveToNewer } from '../../platform/queues/leave-to-newer.js';
import { Tenants } from '../../platform/queues/tenants.js';
import { OF_PERSON, type WhoseJobs } from '../../platform/queues/whose-job.js';
import { WORKER_OPTIONS } from '../../platform/queues/worker-options.js';
import type { CountryCode } from '../../standards/index.js';
import { AssignInBackground } from '../application/assign-in-background.js';
import { CountUnlocks } from '../application/count-unlocks.js';
import { FollowVacancies } from '../application/follow-vacancies.js';
import { MatchEverybody } from '../application/match-everybody.js';
import { MatchProfiles } from '../application/match-profiles.js';
import { ASSIGN, EVERYBODY, FOLLOW } from '../application/priorities.js';
import { ReconcileMatches } from '../application/reconcile-matches.js';

export const MATCHING_SUBSCRIPTIONS: readonly Subscription[] = [
  { event: 'recognition.assessed.v1', queue: 'matching', job: 'match-profile' },
  { event: 'profile.erased.v1', queue: 'matching', job: 'match-profile' },
  { event: 'profile.looking-changed.v1', queue: 'matching', job: 'match-profile' },
  { event: 'vacancy.changed.v1', queue: 'matching', job: 'follow-vacancies', coalesce: true, priority: FOLLOW },
  { event: 'taxonomy.changed.v1', queue: 'matching', job: 'follow-vacancies', coalesce: true, priority: FOLLOW },
  { event: 'matching.assignment-asked.v1', queue: 'matching', job: 'assign', priority: ASSIGN },
  { event: 'matching.run-asked.v1', queue: 'matching', job: 'match-everybody', priority: EVERYBODY },
];

export const MATCHING_WHOSE: WhoseJobs = {
  'match-profile': OF_PERSON,
  'match-profiles': { of: ({ profileIds }) => ({ people: profileIds as readonly string[] }) },
  'count-unlocks': { of: ({ country }) => ({ countries: [country as string] }) },
  'follow-vacancies': { spans: 'brings the lists of all countries to the present vacancies, each under its lease' },
  'match-everybody': { spans: 'ranks everybody' },
  assign: { spans: 'ranks those whom its operation names; whoever asked for it was held to them then' },
  reconcile: { spans: 'compares revisions of everybody, and asks for a job for each batch' },
};

/** Jobs carry ids; what is written rests on the present truth, so that a late or repeated job does no harm. */
@Processor('matching', { concurrency: 4, ...WORKER_OPTIONS })
export class MatchingProcessor extends WorkerHost implements OnApplicationBootstrap {
  constructor(
    private readonly matchProfiles: MatchProfiles,
    private readonly followVacancies: FollowVacancies,
    private readonly matchEverybody: MatchEverybody,
    private readonly countUnlocks: CountUnlocks,
    private readonly assign: AssignInBackground,
    private readonly operations: Operations,
    private readonly shown: ShownWork,
    private readonly reconcile: ReconcileMatches,
    private readonly tenants: Tenants,
    @InjectQueue('matching') private readonly queue: Queue,
  ) {
    super();
  }

  /** Gates depend on the day, and a day begins with an hour; lost jobs are found on the way. */
  async onApplicationBootstrap(): Promise<void> {
    await this.queue.upsertJobScheduler('every-hour', { pattern: '1 * * * *', tz: 'UTC' }, { name: 'reconcile' });
  }

  override process(job: Job, token?: string): Promise<void> {
    return this.tenants.within(job, token, MATCHING_WHOSE, () => this.work(job, token));
  }

  private async work(job: Job, token?: string): Promise<void> {
    const { name, data } = job;
    if (name === 'match-profile') return this.matchProfiles.execute([(data as { profileId: string }).profileId]);
    if (name === 'match-profiles') return this.matchProfiles.execute((data as { profileIds: string[] }).profileIds);
    if (name === 'follow-vacancies') return this.followVacancies.execute();
    if (name === 'match-everybody') return this.matchEverybody.execute((data as { operationId: string }).operationId);
    if (name === 'count-unlocks') return this.countUnlocks.execute((data as { country: CountryCode }).country);
    if (name === 'assign') return this.assign.run((data as { operationId: string }).operationId);
    if (name === 'reconcile')
      return this.shown.run('reconcile-matches', {}, async (moved) => ({ stale: await this.reconcile.execute(moved) }));
    return leaveToNewer(job, token);
  }

  @OnWorkerEvent('failed')
  async failed(job: Job | undefined, error: Error): Promise<void> {
    const isLast = job && job.attemptsMade >= (job.opts.attempts ?? 1);
    if (isLast && job.data.operationId) await this.operations.end(job.data.operationId, 'failed', { detail: error.message });
  }
}
