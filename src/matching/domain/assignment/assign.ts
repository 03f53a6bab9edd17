import type { AssignmentProblem } from './assignment-problem.js';
import { boundAt, totalOf } from './certificate.js';
import { bidForward } from './forward-auction.js';
import { ReverseAuction } from './reverse-auction.js';
import { NONE, VacancySlots } from './vacancy-slots.js';

export interface Assignment {
  /** The edge that each person takes; -1: unplaced. */
  readonly placed: Int32Array;
  /** Points of all who are placed. */
  readonly total: number;
  /** No assignment has a higher total. */
  readonly bound: number;
  /** How much better, at most, another assignment could be, as shown by the bound; 0: this one is an optimum. */
  readonly gap: number;
}

/** Part of the total by which a proposal may fall short of what its own bound allows, unless the caller asks for less. */
export const DEFAULT_TOLERANCE = 1e-4;

/** So much finer is each round than the one before. */
const FINER = 6;

/**
 * The assignment with the highest sum of scores. Somebody unplaced counts 0 and every score counts more, so that placing one more person is always
 * worth it when nobody else loses by it; there is no other weight. An auction in rounds, each with a finer step and from the prices of the one before,
 * until the gap is within `tolerance`. Scores are multiplied by the number of people and one, which makes a step of 1 fine enough for the exact
 * optimum; all numbers stay whole, and the same problem has the same answer on every machine.
 * @param tolerance the `gap` that is small enough, relative, at least 0; 0: the optimum
 */
export function assign(problem: AssignmentProblem, tolerance: number = DEFAULT_TOLERANCE): Assignment {
  const people = problem.starts.length - 1;
  const scale = people + 1;
  const [slots, placed] = [new VacancySlots(problem.capacities), new Int32Array(people)];
  const reverse = new ReverseAuction(problem, scale, slots, placed);
  const highest = problem.scores.reduce((most, score) => Math.max(most, score), 0);
  for (let epsilon = Math.ceil((highest * scale) / FINER); ; epsilon = Math.max(1, Math.floor(epsilon / FINER))) {
    placed.fill(NONE);
    slots.empty();
    bidForward(problem, scale, epsilon, slots, placed);
    reverse.run(epsilon);
    const [total, bound] = [totalOf(placed, problem.scores), boundAt(slots.prices, scale, problem)];
    if (bound - total <= tolerance * total || epsilon <= 1) return { placed, total, bound, gap: gapOf(total, bound) };
  }
}

/** How much better, at most, another assignment could be: (bound - total) / total. */
export function gapOf(total: number, bound: number): number {
  return total === 0 ? 0 : (bound - total) / total;
}
