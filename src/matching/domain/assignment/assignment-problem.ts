/** What one person could take: a place in the order of vacancies, and the whole-number score of the match. */
export interface Edge {
  readonly vacancy: number;
  readonly score: number;
}

/**
 * People and vacancies by number; only edges that are named may be used. Person `p` has the edges `starts[p]` up to `starts[p + 1]`.
 * A person takes at most one vacancy, a vacancy at most as many people as it has openings.
 */
export interface AssignmentProblem {
  readonly starts: Int32Array;
  readonly vacancies: Int32Array;
  readonly scores: Int32Array;
  readonly capacities: Int32Array;
}

/**
 * An edge with no points is left out: nobody gains by it.
 * @param lists of each person, each vacancy at most once @param capacities openings of each vacancy, whole numbers of at least 1
 */
export function assignmentProblem(lists: readonly (readonly Edge[])[], capacities: readonly number[]): AssignmentProblem {
  const most = lists.reduce((sum, { length }) => sum + length, 0);
  const [starts, vacancies, scores] = [new Int32Array(lists.length + 1), new Int32Array(most), new Int32Array(most)];
  let edges = 0;
  for (let person = 0; person < lists.length; person++) {
    for (const { vacancy, score } of lists[person]!) {
      if (score <= 0) continue;
      vacancies[edges] = vacancy;
      scores[edges++] = score;
    }
    starts[person + 1] = edges;
  }
  return { starts, vacancies: vacancies.slice(0, edges), scores: scores.slice(0, edges), capacities: Int32Array.from(capacities) };
}
