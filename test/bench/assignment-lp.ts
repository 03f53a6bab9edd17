import type { AssignmentProblem } from '../../src/matching/domain/assignment/assignment-problem.js';

interface Solver {
  readonly solve: (problem: string) => { readonly Status: string; readonly ObjectiveValue: number };
}

/** The optimum by a linear programme (its vertices are whole); a peer that is no dependency: npm install --no-save highs */
export async function assignByLinearProgramme(): Promise<((problem: AssignmentProblem) => number) | undefined> {
  const name = 'highs';
  const found = await import(name).catch(() => undefined);
  if (!found) console.log(`  ${name} is not installed: no row against it`);
  const solver: Solver | undefined = found && (await found.default());
  return solver && ((problem) => optimumOf(solver.solve(inLpFormat(problem))));
}

function optimumOf({ Status, ObjectiveValue }: ReturnType<Solver['solve']>): number {
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
