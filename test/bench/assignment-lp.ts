import highs, { type HighsSolution } from 'highs';
import type { AssignmentProblem } from '../../src/matching/domain/assignment/assignment-problem.js';

/** Its types are those of a CommonJS module; what Node.js imports is the function itself. */
const load = highs as unknown as typeof highs.default;

/** The optimum by a linear programme (its vertices are whole), solved by HiGHS. */
export async function linearProgramme(): Promise<(problem: AssignmentProblem) => number> {
  const solver = await load();
  return (problem) => optimumOf(solver.solve(inLpFormat(problem)));
}

function optimumOf({ Status, ObjectiveValue }: HighsSolution): number {
  if (Status !== 'Optimal') throw new Error(`highs ended with "${Status}" and no optimum.`);
  return Math.round(ObjectiveValue);
}

/** Source: CPLEX LP format. */
function inLpFormat({ starts, vacancies, scores, capacities }: AssignmentProblem): string {
  const edges = Array.from(scores, (score, edge) => `${score} x${edge}`);
  const people = Array.from({ length: starts.length - 1 }, (_, person) => {
    const own = Array.from({ length: starts[person + 1]! - starts[person]! }, (_, at) => starts[person]! + at);
    return constraint(own, 1);
  });
  const takers: number[][] = Array.from(capacities, () => []);
  for (const [edge, vacancy] of vacancies.entries()) takers[vacancy]!.push(edge);
  const rooms = takers.map((own, vacancy) => constraint(own, capacities[vacancy]!));
  return ['Maximize', wrapped(edges), 'Subject To', ...[...people, ...rooms].filter(Boolean), 'End'].join('\n');
}

function constraint(edges: readonly number[], most: number): string {
  return edges.length ? `${wrapped(edges.map((edge) => `x${edge}`))} <= ${most}` : '';
}

/** A term a line, since lines of the format are short. */
function wrapped(terms: readonly string[]): string {
  return terms.join('\n + ');
}
