import type { World } from '../match-list.js';
import type { Ranked } from '../rank.js';
import type { Assignment } from './assign.js';
import { type AssignmentProblem, assignmentProblem, type Edge } from './assignment-problem.js';
import { type Decision, type Decisions, decisionsOn } from './decision.js';

export interface Placement {
  readonly profileId: string;
  readonly vacancyId: string;
  readonly score: number;
}
export const UNPLACED_REASONS = ['no-fitting-vacancy', 'openings-taken', 'not-looking'] as const;
export interface Unplaced {
  readonly profileId: string;
  /** `openings-taken`: some vacancies fit, and the sum over all is higher when others have them. `not-looking`: the person has paused. */
  readonly reason: (typeof UNPLACED_REASONS)[number];
}
/** What a caseworker asks for. */
export interface AskedAssignment {
  /** Undefined: all open vacancies. */
  readonly vacancyIds?: readonly string[];
  /** The gap that is small enough, relative; 0: the optimum. */
  readonly tolerance: number;
}
export interface NewAssignment extends AskedAssignment {
  readonly profileIds: readonly string[];
}
/** Who could take which vacancy, to be accepted in part. */
export interface Proposal extends AskedAssignment {
  readonly id: string;
  readonly revision: number;
  readonly placements: readonly Placement[];
  readonly unplaced: readonly Unplaced[];
  /** Everything that was ever decided on these people, in the order of time. */
  readonly decisions: readonly Decision[];
  /** Total of any assignment of these people over the same lists, with the placements that were accepted before it was computed, is at most this. */
  readonly bound: number;
  readonly computedFrom: World;
}
/** A person to be placed, and the vacancies that fit, ranked; undefined: they do not look at present. */
export interface ToPlace {
  readonly profileId: string;
  readonly list: readonly Ranked[] | undefined;
}
export type Proposed = Pick<Proposal, 'placements' | 'unplaced' | 'bound'>;

/** What was declined is not proposed again. @param openings left of each vacancy, over 0; one that is not there has none left */
export async function propose(
  people: readonly ToPlace[],
  openings: ReadonlyMap<string, number>,
  accepted: readonly Placement[],
  decisions: Decisions,
  solve: (problem: AssignmentProblem) => Promise<Assignment>,
): Promise<Proposed> {
  const ids = [...openings.keys()].sort();
  const places = new Map(ids.map((id, at) => [id, at]));
  const fitting = people.map(({ profileId, list = [] }) => without(decisions.declinedFor(profileId), list));
  const problem = assignmentProblem(
    fitting.map((list) => edgesTo(places, list)),
    ids.map((id) => Math.min(openings.get(id)!, people.length)),
  );
  const { placed, bound } = await solve(problem);
  const placements: Placement[] = [...accepted];
  const unplaced: Unplaced[] = [];
  for (const [at, { profileId, list }] of people.entries()) {
    const edge = placed[at]!;
    if (edge < 0)
      unplaced.push({ profileId, reason: !list ? 'not-looking' : fitting[at]!.length ? 'openings-taken' : 'no-fitting-vacancy' });
    else placements.push({ profileId, vacancyId: ids[problem.vacancies[edge]!]!, score: problem.scores[edge]! });
  }
  return { placements, unplaced, bound: bound + totalScore(accepted) };
}

function edgesTo(places: ReadonlyMap<string, number>, list: readonly Ranked[]): readonly Edge[] {
  const edges: Edge[] = [];
  for (const { id, score } of list) {
    const vacancy = places.get(id);
    if (vacancy !== undefined) edges.push({ vacancy, score });
  }
  return edges;
}

function without(declined: ReadonlySet<string>, list: readonly Ranked[]): readonly Ranked[] {
  return declined.size ? list.filter(({ id }) => !declined.has(id)) : list;
}

export function totalScore(placements: readonly Placement[]): number {
  return placements.reduce((sum, { score }) => sum + score, 0);
}

/** What a caseworker has accepted and not taken back. */
export function acceptedOf({ placements, decisions }: Pick<Proposal, 'placements' | 'decisions'>): readonly Placement[] {
  const taken = decisionsOn(decisions);
  return placements.filter((one) => taken.of(one)?.decision === 'accepted');
}
