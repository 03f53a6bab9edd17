import { Injectable } from '@nestjs/common';
import { today } from '../../platform/clock.js';
import { isOnLists, Profiles } from '../../profiles/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { Vacancies, type Vacancy } from '../../vacancies/index.js';
import type { ToPlace } from '../domain/assignment/proposal.js';
import type { World } from '../domain/match-list.js';
import { LIST_LENGTH } from './compute-lists.js';
import { PeopleAtPresent } from './person-at-present.js';
import { IndexAtRevision, PresentIndex } from './present-index.js';
import { PresentTaxonomy } from './present-taxonomy.js';

/** People ranked without a pause: some ten milliseconds, after which the process attends to others. */
const PAGE = 100;
/** Chosen vacancies are few and fought for, so that longer lists are worth their time. */
const CHOSEN_LIST_LENGTH = 100;

export interface RankedForAssignment {
  /** Whoever has been erased is left out. */
  readonly people: readonly ToPlace[];
  /** Of each vacancy in a list that is open. */
  readonly openings: Map<string, number>;
  readonly world: World;
}
/** Told how many people have been ranked. */
export type Ranking = (done: number) => Promise<void>;

/** Ranks people exactly against the vacancies that a caseworker chose, or all open ones. What a question would still decide is no place. */
@Injectable()
export class RankForAssignment {
  constructor(
    private readonly profiles: Profiles,
    private readonly people: PeopleAtPresent,
    private readonly present: PresentIndex,
    private readonly taxonomy: PresentTaxonomy,
    private readonly vacancies: Vacancies,
  ) {}

  async execute(profileIds: readonly string[], chosen: readonly Vacancy[] | undefined, ranked: Ranking): Promise<RankedForAssignment> {
    const index = chosen ? await this.indexOf(chosen) : await this.present.get();
    const world = { ...index.world, asOf: parseIsoDate(today()) };
    const people: ToPlace[] = [];
    for (let at = 0; at < profileIds.length; at += PAGE) {
      const page = await this.people.of(await this.profiles.many(profileIds.slice(at, at + PAGE)));
      const looking = page.filter(isOnLists).map(({ candidate }) => candidate);
      const rankings = index.rankAll(looking, world, chosen ? CHOSEN_LIST_LENGTH : LIST_LENGTH);
      const lists = new Map(looking.map((candidate, one) => [candidate, rankings[one]!.items]));
      people.push(...page.map(({ candidate }) => ({ profileId: candidate.profileId, list: lists.get(candidate) })));
      await ranked(Math.min(at + PAGE, profileIds.length));
    }
    const listed = chosen ?? (await this.vacancies.many([...new Set(people.flatMap(({ list = [] }) => list.map(({ id }) => id)))]));
    const open = listed.filter(({ status, openings }) => status === 'open' && openings > 0);
    return { people, openings: new Map(open.map(({ id, openings }) => [id, openings])), world };
  }

  private async indexOf(chosen: readonly Vacancy[]): Promise<IndexAtRevision> {
    const index = new IndexAtRevision(await this.taxonomy.get());
    for (const vacancy of chosen) index.load(vacancy);
    index.pack();
    return index;
  }
}
