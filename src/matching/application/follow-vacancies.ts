import { Injectable } from '@nestjs/common';
import { ShownWork } from '../../platform/operations/shown-work.js';
import { isOnLists, type Profile, Profiles } from '../../profiles/index.js';
import { Vacancies, type Vacancy } from '../../vacancies/index.js';
import { accountsFor, type MatchList, readsTheSame, type World } from '../domain/match-list.js';
import { ListOvertaken } from '../domain/matching.errors.js';
import { CheckpointRepository } from '../storage/checkpoint.repository.js';
import { type Lease, LeasesRepository } from '../storage/leases.repository.js';
import { MatchListsRepository } from '../storage/match-lists.repository.js';
import { AffectedLists } from './affected-lists.js';
import { ComputeLists } from './compute-lists.js';
import { CountryLeases } from './country-leases.js';
import { PresentIndex } from './present-index.js';
import { PresentPeople } from './present-people.js';
import { WriteLists } from './write-lists.js';

const PAGE = 500;
const ATTEMPTS = 5;
/**
 * Changes since the country's lists were exact, at most, after which everybody's list is computed: holding one vacancy against everybody costs
 * some nanoseconds a person, and a list some hundred microseconds.
 */
const FEW_CHANGES = 10_000;

/**
 * Brings every list to the present vacancies, taxonomy and day. First the world is announced, after which no list on an older one can be written;
 * then, country by country under its lease, the lists that few vacancies affect, or all of them, are computed anew and those that read otherwise are
 * written; then the checkpoint moves. A crash leaves lists that are not fresh, never a stale one that passes for fresh.
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
    private readonly countries: CountryLeases,
    private readonly leases: LeasesRepository,
    private readonly vacancies: Vacancies,
    private readonly affected: AffectedLists,
    private readonly people: PresentPeople,
    private readonly shown: ShownWork,
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
    await this.countries.forEach(await this.profiles.destinations(), (lease) => this.followIn(lease, world));
    await this.checkpoint.move(world);
  }

  /** Who changes country meanwhile is stale until matched anew, on the announced world at least. */
  private async followIn(lease: Lease, world: World): Promise<void> {
    if (accountsFor(lease.reached, world)) return;
    const few = await this.fewChanges(lease.reached, world);
    await (few ? this.bringAffected(few, lease) : this.bringAll(lease));
    await this.leases.reach(lease, world);
  }

  /** Undefined: more than vacancies have moved, or too many of them. */
  private async fewChanges(reached: World, world: World): Promise<readonly Vacancy[] | undefined> {
    if (reached.taxonomy !== world.taxonomy || reached.asOf !== world.asOf) return undefined;
    const changed = await this.vacancies.changedSince(reached.vacancies, FEW_CHANGES + 1);
    return changed.length > FEW_CHANGES ? undefined : changed;
  }

  /**
   * Asked after the announcement: a list that is written from then on accounts for these changes itself. What is affected mostly reads otherwise, so
   * that nothing is compared; while one page is written the next is computed.
   */
  private async bringAffected(changed: readonly Vacancy[], lease: Lease): Promise<void> {
    const ids = await this.affected.of(changed, lease.country);
    let writing = Promise.resolve();
    for (let at = 0; at < ids.length; at += PAGE) {
      const people = (await this.profiles.many(ids.slice(at, at + PAGE))).filter(({ destination }) => destination === lease.country);
      const computed = await this.compute.execute(people.filter(isOnLists));
      await writing;
      writing = this.writeThose(computed, lease);
      writing.catch(() => {});
    }
    await writing;
  }

  /** Minutes at the size of a country: shown as an operation. */
  private bringAll(lease: Lease): Promise<void> {
    return this.shown.run('follow-vacancies', { country: lease.country }, async (moved) => {
      await moved(0, await this.profiles.countGoingTo(lease.country));
      let done = 0;
      for (let after: string | undefined, more = true; more; ) {
        const people = await this.profiles.goingTo(lease.country, after, PAGE);
        await this.bringThose(people, lease);
        done += people.length;
        await moved(done);
        after = people.at(-1)?.id;
        more = people.length === PAGE;
      }
      return { people: done };
    });
  }

  /** Whoever has no list yet is left to their own job. */
  private async bringThose(people: readonly Profile[], lease: Lease): Promise<void> {
    const stored = await this.lists.many(people.map(({ id }) => id));
    const byId = new Map(stored.map((list) => [list.profileId, list]));
    const computed = await this.compute.execute(people.filter((one) => byId.has(one.id) && isOnLists(one)));
    const changed = computed.filter((list) => !readsTheSame(byId.get(list.profileId)!, list));
    await this.writeThose(changed, lease);
  }

  private async writeThose(lists: readonly MatchList[], lease: Lease): Promise<void> {
    this.people.took(lists, await this.write.execute(lists, lease));
  }
}
