import type { AssignmentProblem } from './assignment-problem.js';
import { NONE } from './vacancy-slots.js';

/**
 * No assignment whatever has a higher total: at any prices of at least 0, a placed person's score is at most what they gain at best and the price
 * of a slot, and no vacancy has more slots than its capacity (weak duality of the linear programme). The optimum is a whole number, so that the
 * fraction falls away.
 * @param prices of the vacancies, in `scale` parts of a point
 */
export function boundAt(prices: Float64Array, scale: number, { starts, vacancies, scores, capacities }: AssignmentProblem): number {
  let sum = 0;
  for (let vacancy = 0; vacancy < capacities.length; vacancy++) sum += capacities[vacancy]! * prices[vacancy]!;
  for (let person = 0; person + 1 < starts.length; person++) {
    let most = 0;
    for (let edge = starts[person]!; edge < starts[person + 1]!; edge++)
      most = Math.max(most, scores[edge]! * scale - prices[vacancies[edge]!]!);
    sum += most;
  }
  return Math.floor(sum / scale);
}

/** Points of all who are placed. */
export function totalOf(placed: Int32Array, scores: Int32Array): number {
  return placed.reduce((sum, edge) => (edge === NONE ? sum : sum + scores[edge]!), 0);
}
