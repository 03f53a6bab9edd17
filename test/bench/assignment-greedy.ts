import type { AssignmentProblem } from '../../src/matching/domain/assignment/assignment-problem.js';

/** The highest score first, wherever there is still room: what a caseworker with a sorted sheet would do. */
export function assignGreedily({ starts, vacancies, scores, capacities }: AssignmentProblem): { placed: number; total: number } {
  const personOf = new Int32Array(vacancies.length);
  for (let person = 0; person + 1 < starts.length; person++) personOf.fill(person, starts[person]!, starts[person + 1]!);
  const edges = Array.from(vacancies.keys()).sort((one, other) => scores[other]! - scores[one]! || one - other);
  const [room, taken] = [capacities.slice(), new Set<number>()];
  let total = 0;
  for (const edge of edges) {
    if (taken.has(personOf[edge]!) || room[vacancies[edge]!] === 0) continue;
    taken.add(personOf[edge]!);
    room[vacancies[edge]!]!--;
    total += scores[edge]!;
  }
  return { placed: taken.size, total };
}
