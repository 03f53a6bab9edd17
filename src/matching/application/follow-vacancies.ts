import { Injectable } from '@nestjs/common';
import { Profiles } from '../../profiles/index.js';
import { Vacancies, type Vacancy } from '../../vacancies/index.js';
import { accountsFor, type MatchList, readsTheSame, type World } from '../domain/match-list.js';
import { ListOvertaken } from '../domain/matching.errors.js';
import { CheckpointRepository } from '../storage/checkpoint.repository.js';
import { MatchListsRepository } from '../storage/match-lists.repository.js';
import { AffectedLists } from './affected-lists.js';
import { ComputeLists } from './compute-lists.js';
import { PresentIndex } from './present-index.js';
import { WriteLists } from './write-lists.js';

const PAGE = 200;
const ATTEMPTS = 5;
/** Changes since the checkpoint, at most, after which only the lists that they affect are computed: holding one vacancy against everybody costs some
 * nanoseconds a person, and a list some hundred microseconds, so that up to here the search is the smaller part of a full run. */
const FEW_CHANGES = 10_000;

/**
 * Brings every list to the present vacancies, taxonomy and day. First the world is announced, after which no list on an older one can be written;
 * then the lists that few vacancies affect, or all of them, are computed anew and those that read otherwise are written; then the checkpoint
 * moves. A crash in between leaves lists that are not fresh, never a stale one that passes for fresh.
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
    private readonly vacancies: Vacancies,
    private readonly affected: AffectedLists,
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
    const reached = await this.checkpoint.reached();
    if (accountsFor(reached, world)) return;
    await this.checkpoint.announce(world);
    const few = await this.fewChanges(reached, world);
    await (few ? this.bringAffected(few) : this.bringAll());
    await this.checkpoint.move(world);
  }

  /** Undefined: more than vacancies have moved, or too many of them. */
  private async fewChanges(reached: World, world: World): Promise<readonly Vacancy[] | undefined> {
    if (reached.taxonomy !== world.taxonomy || reached.asOf !== world.asOf) return undefined;
    const changed = await this.vacancies.changedSince(reached.vacancies, FEW_CHANGES + 1);
    return changed.length > FEW_CHANGES ? undefined : changed;
  }

  /** Asked after the announcement: a list that is written from then on accounts for these changes itself. */
  private async bringAffected(changed: readonly Vacancy[]): Promise<void> {
    const ids = await this.affected.of(changed);
    for (let at = 0; at < ids.length; at += PAGE) await this.bring(await this.lists.many(ids.slice(at, at + PAGE)));
  }

  private async bringAll(): Promise<void> {
    for (let after: string | undefined, more = true; more; ) {
      const stored = await this.lists.page(after, PAGE);
      await this.bring(stored);
      after = stored.at(-1)?.profileId;
      more = stored.length === PAGE;
    }
  }

  private async bring(stored: readonly MatchList[]): Promise<void> {
    const byId = new Map(stored.map((list) => [list.profileId, list]));
    const people = await this.profiles.many([...byId.keys()]);
    const computed = await this.compute.execute(people);
    await this.write.execute(computed.filter((list) => !readsTheSame(byId.get(list.profileId)!, list)));
    const here = new Set(people.map(({ id }) => id));
    await this.lists.forget([...byId.keys()].filter((id) => !here.has(id)));
  }
}
