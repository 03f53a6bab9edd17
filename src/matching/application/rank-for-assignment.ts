import { Injectable } from '@nestjs/common';
import { today } from '../../platform/clock.js';
import type { Profile } from '../../profiles/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { Vacancies, type Vacancy } from '../../vacancies/index.js';
import type { World } from '../domain/match-list.js';
import type { Ranked } from '../domain/rank.js';
import { LIST_LENGTH } from './compute-lists.js';
import { PeopleAtPresent } from './person-at-present.js';
import { IndexAtRevision, PresentIndex } from './present-index.js';
import { PresentTaxonomy } from './present-taxonomy.js';

const PAGE = 500;
/** Chosen vacancies are few and fought for, so that longer lists are worth their time. */
const CHOSEN_LIST_LENGTH = 100;

export interface RankedForAssignment {
  /** Of each profile the vacancies that pass every gate, by score. */
  readonly lists: ReadonlyMap<string, readonly Ranked[]>;
  /** Of each vacancy in a list that is open. */
  readonly openings: Map<string, number>;
  readonly world: World;
}

/** Ranks people exactly against the vacancies that a caseworker chose, or all open ones. What a question would still decide is no place. */
@Injectable()
export class RankForAssignment {
  constructor(
    private readonly people: PeopleAtPresent,
    private readonly present: PresentIndex,
    private readonly taxonomy: PresentTaxonomy,
    private readonly vacancies: Vacancies,
  ) {}

  async execute(profiles: readonly Profile[], chosen?: readonly Vacancy[]): Promise<RankedForAssignment> {
    const index = chosen ? await this.indexOf(chosen) : await this.present.get();
    const world = { ...index.world, asOf: parseIsoDate(today()) };
    const lists = new Map<string, readonly Ranked[]>();
    for (let at = 0; at < profiles.length; at += PAGE) {
      for (const { candidate } of await this.people.of(profiles.slice(at, at + PAGE))) {
        lists.set(candidate.profileId, index.rank(candidate, world, chosen ? CHOSEN_LIST_LENGTH : LIST_LENGTH).items);
      }
    }
    const listed = chosen ?? (await this.vacancies.many([...new Set([...lists.values()].flat().map(({ id }) => id))]));
    const open = listed.filter(({ status, openings }) => status === 'open' && openings > 0);
    return { lists, openings: new Map(open.map(({ id, openings }) => [id, openings])), world };
  }

  private async indexOf(chosen: readonly Vacancy[]): Promise<IndexAtRevision> {
    const index = new IndexAtRevision(await this.taxonomy.get());
    for (const vacancy of chosen) index.apply(vacancy);
    index.pack();
    return index;
  }
}
