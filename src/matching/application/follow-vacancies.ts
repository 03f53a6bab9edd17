import { Injectable } from '@nestjs/common';
import { isOnLists, Profiles } from '../../profiles/index.js';
import { accountsFor, type MatchList, readsTheSame } from '../domain/match-list.js';
import { ListOvertaken } from '../domain/matching.errors.js';
import { CheckpointRepository } from '../storage/checkpoint.repository.js';
import { MatchListsRepository } from '../storage/match-lists.repository.js';
import { ComputeLists } from './compute-lists.js';
import { PresentIndex } from './present-index.js';
import { WriteLists } from './write-lists.js';

const PAGE = 200;
const ATTEMPTS = 5;

/**
 * Brings every list to the present vacancies, taxonomy and day. First the world is announced, after which no list on an older one can be written;
 * then all lists are computed anew and those that read otherwise are written; then the checkpoint moves. A crash in between leaves lists that
 * are not fresh, never a stale one that passes for fresh.
 */
@Injectable()
export class FollowVacancies {
  private running: Promise<void> | undefined;

  constructor(
    private readonly present: PresentIndex,
    private readonly profiles: Profiles,
    private readonly compute: ComputeLists,
    private readonly write: WriteLists,
    private readonly lists: MatchListsRepository,
    private readonly checkpoint: CheckpointRepository,
  ) {}

  /** A burst of changes is one piece of work: who comes while it runs waits, and mostly finds everything done. */
  async execute(): Promise<void> {
    while (this.running) await this.running.catch(() => {});
    this.running = this.followUntilDone().finally(() => {
      this.running = undefined;
    });
    await this.running;
  }

  /** Another process may announce a later world meanwhile; then this one goes there too. @throws ListOvertaken; the queue tries again */
  private async followUntilDone(attempt = 1): Promise<void> {
    try {
      await this.follow();
    } catch (error) {
      if (!(error instanceof ListOvertaken) || attempt === ATTEMPTS) throw error;
      await this.followUntilDone(attempt + 1);
    }
  }

  private async follow(): Promise<void> {
    const { world } = await this.present.get();
    if (accountsFor(await this.checkpoint.reached(), world)) return;
    await this.checkpoint.announce(world);
    for (let after: string | undefined, more = true; more; ) {
      const stored = await this.lists.page(after, PAGE);
      await this.bring(stored);
      after = stored.at(-1)?.profileId;
      more = stored.length === PAGE;
    }
    await this.checkpoint.move(world);
  }

  private async bring(stored: readonly MatchList[]): Promise<void> {
    const byId = new Map(stored.map((list) => [list.profileId, list]));
    const people = (await this.profiles.many([...byId.keys()])).filter(isOnLists);
    const computed = await this.compute.execute(people);
    await this.write.execute(computed.filter((list) => !readsTheSame(byId.get(list.profileId)!, list)));
    const here = new Set(people.map(({ id }) => id));
    await this.lists.forget([...byId.keys()].filter((id) => !here.has(id)));
  }
}
