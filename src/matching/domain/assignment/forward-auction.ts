import type { AssignmentProblem } from './assignment-problem.js';
import { NONE, type VacancySlots } from './vacancy-slots.js';

/**
 * People bid for the vacancy that leaves them most, by so much that it leaves them `epsilon` less than the next best one or staying unplaced;
 * who is outbid bids again; who would gain nothing stays out. Afterwards nobody could gain more than `epsilon` by moving at the prices reached.
 * Source: D. P. Bertsekas and D. A. Castañon, The auction algorithm for the transportation problem, 1989 (similar objects share one price).
 * @param scale of the scores, which prices and `epsilon` are in @param placed edge that each person takes; all NONE at first
 */
export function bidForward(problem: AssignmentProblem, scale: number, epsilon: number, slots: VacancySlots, placed: Int32Array): void {
  const { starts, vacancies, scores } = problem;
  const { prices } = slots;
  const waiting = Int32Array.from(placed, (_, at) => placed.length - 1 - at);
  for (let count = waiting.length; count > 0; ) {
    const person = waiting[--count]!;
    let [best, bestProfit, nextProfit] = [NONE, 0, 0];
    for (let edge = starts[person]!; edge < starts[person + 1]!; edge++) {
      const profit = scores[edge]! * scale - prices[vacancies[edge]!]!;
      if (profit > bestProfit) [best, bestProfit, nextProfit] = [edge, profit, bestProfit];
      else if (profit > nextProfit) nextProfit = profit;
    }
    if (best === NONE) continue;
    placed[person] = best;
    const vacancy = vacancies[best]!;
    const outbid = slots.takeCheapest(vacancy, person, scores[best]! * scale - nextProfit + epsilon);
    if (outbid === NONE) continue;
    placed[outbid] = NONE;
    waiting[count++] = outbid;
  }
}
