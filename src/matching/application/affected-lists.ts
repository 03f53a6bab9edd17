import { Injectable } from '@nestjs/common';
import type { CountryCode } from '../../standards/index.js';
import type { Vacancy } from '../../vacancies/index.js';
import { openingOf } from '../domain/opening.js';
import type { Listed } from '../domain/people-index/people-index.js';
import type { Ranking } from '../domain/reference.js';
import { WrittenListsRepository } from '../storage/written-lists.repository.js';
import { LIST_LENGTH } from './compute-lists.js';
import { PresentIndex } from './present-index.js';
import { type PeopleOfDay, PresentPeople } from './present-people.js';

/** Work in another country, which somebody's list may hold from before it moved there. */
const NOWHERE: ReadonlyMap<string, Listed> = new Map();
/** Vacancies whose places and holders are held in memory at once; one may have a place in thousands of lists. */
const AT_ONCE = 500;

/**
 * Finds the stored lists that read otherwise once vacancies have changed. Nothing has to be known of how the vacancies read before: a list that
 * holds one of them changes unless it keeps its place and score, and a list that does not hold it changes when it ranks before the last.
 * When so many have changed that the two lists of a person hold two of them on average, everybody's are taken to change: seven in eight do.
 */
@Injectable()
export class AffectedLists {
  constructor(
    private readonly people: PresentPeople,
    private readonly present: PresentIndex,
    private readonly lists: WrittenListsRepository,
  ) {}

  /** @param changed every vacancy that has moved since the world that the lists of the country account for @returns ids of people */
  async of(changed: readonly Vacancy[], country: CountryCode): Promise<readonly string[]> {
    const people = await this.people.get();
    if (changed.length * LIST_LENGTH >= (await this.present.get()).openIn(country)) return people.everybodyIn(country);
    const affected = new Set<string>();
    for (let at = 0; at < changed.length; at += AT_ONCE) await this.addAffected(changed.slice(at, at + AT_ONCE), country, people, affected);
    return [...affected];
  }

  private async addAffected(changed: readonly Vacancy[], country: CountryCode, people: PeopleOfDay, affected: Set<string>): Promise<void> {
    const listed = new Map(changed.map((one) => [one.id, one.country === country ? people.listing(openingOf(one)) : NOWHERE]));
    const holders = new Map((await this.lists.holding([...listed.keys()])).map((list) => [list.profileId, list]));
    for (const [profileId, list] of holders) if (leaves(list, profileId, listed)) affected.add(profileId);
    for (const [vacancyId, places] of listed) {
      for (const profileId of places.keys()) {
        if (!affected.has(profileId) && !holds(holders.get(profileId), vacancyId)) affected.add(profileId);
      }
    }
  }
}

/** Some vacancy that the list holds has no longer the place that the list gives it. */
function leaves(list: Ranking, profileId: string, listed: ReadonlyMap<string, ReadonlyMap<string, Listed>>): boolean {
  const moved = (id: string, score: number, open: boolean) => {
    const places = listed.get(id);
    const now = places?.get(profileId);
    return places !== undefined && !(now?.score === score && now.open === open);
  };
  return list.items.some(({ id, score }) => moved(id, score, false)) || list.open.some(({ id, score }) => moved(id, score, true));
}

function holds(list: Ranking | undefined, vacancyId: string): boolean {
  return list !== undefined && [...list.items, ...list.open].some(({ id }) => id === vacancyId);
}
