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
  const useful = lists.map((list) => list.filter(({ score }) => score > 0));
  const starts = new Int32Array(lists.length + 1);
  for (const [person, list] of useful.entries()) starts[person + 1] = starts[person]! + list.length;
  const edges = useful.flat();
  return {
    starts,
    vacancies: Int32Array.from(edges, ({ vacancy }) => vacancy),
    scores: Int32Array.from(edges, ({ score }) => score),
    capacities: Int32Array.from(capacities),
  };
}
