import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Assignment, assign } from '../../src/matching/domain/assignment/assign.js';
import { type AssignmentProblem, assignmentProblem } from '../../src/matching/domain/assignment/assignment-problem.js';
import { CountryIndex } from '../../src/matching/domain/index/country-index.js';
import { assignGreedily } from './assignment-greedy.js';
import { assignByLinearProgramme } from './assignment-lp.js';
import { COUNTRY, matchingData, TODAY } from './matching-data.js';
import { type BenchmarkRow, interleaved } from './measure.js';

const LIST_LENGTH = 20;
const RUNS = 3;
/** What a linear programme still does in seconds. */
const SMALL = [2_000, 1_000] as const;

/** People with their exact top 20, vacancies with 1 to 5 openings, against the highest score first and a linear programme with the same optimum. */
export async function rows(people = 100_000, vacancies = 50_000): Promise<BenchmarkRow[]> {
  return [await againstGreedy(people, vacancies), ...(await againstLinearProgramme())];
}

async function againstGreedy(people: number, vacancies: number): Promise<BenchmarkRow> {
  const problem = problemOf(people, vacancies);
  const [ours, greedy] = [assign(problem), assignGreedily(problem)];
  const { medians, spread, runs } = await interleaved([() => assign(problem), () => assignGreedily(problem)], RUNS);
  const points = `${((100 * (ours.total - greedy.total)) / greedy.total).toFixed(2)} % more points`;
  return {
    what: `assignment ${people} × ${vacancies}, ${problem.scores.length} edges, 1 to 5 openings`,
    ours: `${Math.round(medians[0])} ms, ${placedBy(ours)} placed, total ${ours.total}, bound ${ours.bound}, gap ${ours.gap}`,
    peer: `greedy ${Math.round(medians[1])} ms, ${greedy.placed} placed, total ${greedy.total}`,
    ratio: `${placedBy(ours) - greedy.placed} more placed, ${points}`,
    ...{ runs, spread },
  };
}

/** @throws when the linear programme has another optimum */
async function againstLinearProgramme(): Promise<BenchmarkRow[]> {
  const solve = await assignByLinearProgramme();
  if (!solve) return [];
  const problem = problemOf(...SMALL);
  const [ours, optimum] = [assign(problem), solve(problem)];
  if (ours.total !== optimum) throw new Error(`assignment has ${ours.total} and highs ${optimum}`);
  const { medians, spread, runs } = await interleaved([() => assign(problem), () => solve(problem)], RUNS);
  return [
    {
      what: `assignment ${SMALL.join(' × ')}, the same optimum`,
      ours: `${medians[0].toFixed(1)} ms, total ${ours.total}, gap ${ours.gap}`,
      peer: `highs ${Math.round(medians[1])} ms, total ${optimum}`,
      ratio: medians[1] / medians[0],
      ...{ runs, spread },
    },
  ];
}

function problemOf(people: number, vacancies: number): AssignmentProblem {
  const data = matchingData(people, vacancies);
  const index = new CountryIndex(COUNTRY, data.nearness);
  for (const vacancy of data.vacancies) index.apply(vacancy);
  index.packAll();
  const numbers = new Map(data.vacancies.map(({ id }, at) => [id, at]));
  const lists = data.people.map((person) =>
    index.rank(person, TODAY, LIST_LENGTH).items.map(({ id, score }) => ({ vacancy: numbers.get(id)!, score })),
  );
  return assignmentProblem(
    lists,
    data.vacancies.map((_, at) => 1 + ((at * 7) % 5)),
  );
}

function placedBy({ placed }: Assignment): number {
  return placed.reduce((count, edge) => count + (edge < 0 ? 0 : 1), 0);
}

if (process.argv[1] && import.meta.url === pathToFileURL(path.resolve(process.argv[1])).href) {
  const [people, vacancies] = process.argv.slice(2).map(Number);
  for (const row of await rows(people, vacancies)) console.log(row);
}
