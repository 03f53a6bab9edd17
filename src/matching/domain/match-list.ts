import { compareDates, type IsoDate } from '../../standards/index.js';
import type { Ranked } from './rank.js';
import type { Ranking } from './reference.js';

/** What changes for everybody at once: the vacancies, the taxonomy, the day. Each part only rises. */
export interface World {
  readonly vacancies: number;
  readonly taxonomy: number;
  readonly asOf: IsoDate;
}

/** What changes for one person. */
export interface PersonRevisions {
  readonly profile: number;
  readonly recognition: number;
}

/** Ranked work of one person, and what it was computed from. */
export interface MatchList extends Ranking {
  readonly profileId: string;
  readonly person: PersonRevisions;
  readonly world: World;
}

export function accountsFor(one: World, other: World): boolean {
  return one.vacancies >= other.vacancies && one.taxonomy >= other.taxonomy && one.asOf >= other.asOf;
}

/** Part by part the later one. */
export function laterWorld(one: World, other: World): World {
  return {
    vacancies: Math.max(one.vacancies, other.vacancies),
    taxonomy: Math.max(one.taxonomy, other.taxonomy),
    asOf: compareDates(one.asOf, other.asOf) > 0 ? one.asOf : other.asOf,
  };
}

/** Nothing that the list rests on has moved; `checkpoint` is the world that every list accounts for. */
export function isFresh(list: MatchList, checkpoint: World, person: PersonRevisions, present: World): boolean {
  const current = list.person.profile >= person.profile && list.person.recognition >= person.recognition;
  return current && accountsFor(laterWorld(list.world, checkpoint), present);
}

/** True when writing `computed` over `stored` would change nothing that a reader sees, given that the checkpoint will account for its world. */
export function readsTheSame(stored: MatchList, computed: MatchList): boolean {
  const samePerson = stored.person.profile === computed.person.profile && stored.person.recognition === computed.person.recognition;
  return samePerson && sameRanking(stored.items, computed.items) && sameRanking(stored.open, computed.open);
}

function sameRanking(one: readonly Ranked[], other: readonly Ranked[]): boolean {
  return one.length === other.length && one.every(({ id, score }, at) => id === other[at]?.id && score === other[at]?.score);
}
