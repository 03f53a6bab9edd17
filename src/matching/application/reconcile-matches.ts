import { Injectable } from '@nestjs/common';
import { today } from '../../platform/clock.js';
import type { Moved } from '../../platform/operations/shown-work.js';
import { addJobs } from '../../platform/queues/add-jobs.js';
import { Queues } from '../../platform/queues/queues.js';
import { isOnLists, type Profile, Profiles } from '../../profiles/index.js';
import { Recognition } from '../../recognition/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { Taxonomy } from '../../taxonomy/index.js';
import { Vacancies } from '../../vacancies/index.js';
import { accountsFor } from '../domain/match-list.js';
import { CheckpointRepository } from '../storage/checkpoint.repository.js';
import { MatchListsRepository } from '../storage/match-lists.repository.js';
import { EVERYBODY, FOLLOW } from './priorities.js';

const PAGE = 500;
const BATCH = 50;

/** Finds lists that are missing, stale or orphaned and enqueues what brings them to the present: whatever was lost on the way heals. */
@Injectable()
export class ReconcileMatches {
  constructor(
    private readonly profiles: Profiles,
    private readonly recognition: Recognition,
    private readonly vacancies: Vacancies,
    private readonly taxonomy: Taxonomy,
    private readonly lists: MatchListsRepository,
    private readonly checkpoint: CheckpointRepository,
    private readonly queues: Queues,
  ) {}

  /** @returns how much was stale: people, and one more when vacancies, taxonomy or day have moved; 0: every list is fresh */
  async execute(moved: Moved = async () => {}): Promise<number> {
    await moved(0, await this.profiles.count());
    let enqueued = await this.followTheWorld();
    let looked = 0;
    for (let after: string | undefined, more = true; more; ) {
      const page = await this.profiles.page(after, PAGE);
      const stale = await this.staleOf(page.filter(isOnLists));
      await this.enqueue(stale);
      enqueued += stale.length;
      looked += page.length;
      await moved(looked);
      after = page.at(-1)?.id;
      more = page.length === PAGE;
    }
    await this.forgetOrphans();
    return enqueued;
  }

  private async followTheWorld(): Promise<0 | 1> {
    const [vacancies, taxonomy] = await Promise.all([this.vacancies.revision(), this.taxonomy.revision()]);
    const present = { vacancies, taxonomy, asOf: parseIsoDate(today()) };
    if (accountsFor(await this.checkpoint.reached(), present)) return 0;
    const deduplication = { id: 'follow-vacancies', keepLastIfActive: true };
    await this.queues.named('matching').add('follow-vacancies', present, { deduplication, priority: FOLLOW });
    return 1;
  }

  private async staleOf(people: readonly Profile[]): Promise<readonly string[]> {
    const [recognitions, lists] = await Promise.all([
      this.recognition.currentOf(people),
      this.lists.revisionsOf(people.map(({ id }) => id)),
    ]);
    return people
      .filter(({ id, revision }) => {
        const list = lists.get(id);
        return !list || list.profile < revision || list.recognition < (recognitions.get(id)?.revision ?? 0);
      })
      .map(({ id }) => id);
  }

  private async enqueue(ids: readonly string[]): Promise<void> {
    const batches = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, at) => ids.slice(at * BATCH, (at + 1) * BATCH));
    const jobs = batches.map((profileIds) => ({
      name: 'match-profiles',
      data: { profileIds },
      opts: { deduplication: { id: `match-${profileIds[0]}-${profileIds.length}` }, priority: EVERYBODY },
    }));
    await addJobs(this.queues.named('matching'), jobs);
  }

  private async forgetOrphans(): Promise<void> {
    for (let after: string | undefined, more = true; more; ) {
      const ids = (await this.lists.page(after, PAGE)).map(({ profileId }) => profileId);
      const here = new Set((await this.profiles.many(ids)).filter(isOnLists).map(({ id }) => id));
      await this.lists.forget(ids.filter((id) => !here.has(id)));
      after = ids.at(-1);
      more = ids.length === PAGE;
    }
  }
}
