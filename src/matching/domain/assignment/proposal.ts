import type { World } from '../match-list.js';
import type { Ranked } from '../rank.js';
import { assign } from './assign.js';
import { assignmentProblem } from './assignment-problem.js';

/** What a caseworker says of a placement. Nobody is placed by the service. */
export const PLACEMENT_DECISIONS = ['accepted', 'declined'] as const;
export type PlacementDecision = (typeof PLACEMENT_DECISIONS)[number];

export interface Placement {
  readonly profileId: string;
  readonly vacancyId: string;
  readonly score: number;
  readonly decision: 'proposed' | PlacementDecision;
  /** Vacancies that were declined for this person before; they are not proposed again. */
  readonly declined: readonly string[];
}
export interface Unplaced {
  readonly profileId: string;
  /** `openings-taken`: some vacancies fit, and the sum over all is higher when others have them. */
  readonly reason: 'no-fitting-vacancy' | 'openings-taken';
  readonly declined: readonly string[];
}
/** Who could take which vacancy, to be accepted in part. */
export interface Proposal {
  readonly id: string;
  readonly revision: number;
  /** Chosen by the caseworker; undefined: all open ones. */
  readonly vacancyIds?: readonly string[];
  readonly placements: readonly Placement[];
  readonly unplaced: readonly Unplaced[];
  /** Total of any assignment of these people over the same lists, with the placements that were accepted before it was computed, is at most this. */
  readonly bound: number;
  readonly computedFrom: World;
}
/** A person to be placed: the vacancies that fit, ranked, and those declined before. */
export interface ToPlace {
  readonly profileId: string;
  readonly list: readonly Ranked[];
  readonly declined: readonly string[];
}
export type Proposed = Pick<Proposal, 'placements' | 'unplaced' | 'bound'>;

/** @param openings left of each vacancy, over 0; one that is not there has none left */
export function propose(people: readonly ToPlace[], openings: ReadonlyMap<string, number>, accepted: readonly Placement[]): Proposed {
  const ids = [...openings.keys()].sort();
  const places = new Map(ids.map((id, at) => [id, at]));
  const fitting = people.map(({ list, declined }) => list.filter(({ id }) => places.has(id) && !declined.includes(id)));
  const lists = fitting.map((list) => list.map(({ id, score }) => ({ vacancy: places.get(id)!, score })));
  const problem = assignmentProblem(
    lists,
    ids.map((id) => Math.min(openings.get(id)!, people.length)),
  );
  const { placed, bound } = assign(problem);
  const placements: Placement[] = [...accepted];
  const unplaced: Unplaced[] = [];
  for (const [at, { profileId, list, declined }] of people.entries()) {
    const edge = placed[at]!;
    if (edge < 0) unplaced.push({ profileId, reason: list.some(fits(declined)) ? 'openings-taken' : 'no-fitting-vacancy', declined });
    else
      placements.push({
        ...{ profileId, vacancyId: ids[problem.vacancies[edge]!]!, score: problem.scores[edge]! },
        decision: 'proposed',
        declined,
      });
  }
  return { placements, unplaced, bound: bound + totalScore(accepted) };
}

function fits(declined: readonly string[]): (one: Ranked) => boolean {
  return ({ id }) => !declined.includes(id);
}

export function totalScore(placements: readonly Placement[]): number {
  return placements.reduce((sum, { score }) => sum + score, 0);
}
