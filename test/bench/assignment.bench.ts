import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Assignment, assign, DEFAULT_TOLERANCE, gapOf } from '../../src/matching/domain/assignment/assign.js';
import { type AssignmentProblem, assignmentProblem } from '../../src/matching/domain/assignment/assignment-problem.js';
import { CountryIndex } from '../../src/matching/domain/index/country-index.js';
import { assignGreedily } from './assignment-greedy.js';
import { linearProgramme } from './assignment-lp.js';
import { COUNTRY, matchingData, TODAY } from './matching-data.js';
import { type BenchmarkRow, interleavedByCpu } from './measure.js';

const LIST_LENGTH = 20;
const RUNS = 3;
/** What a linear programme still does in some forty seconds; twice as many take it four minutes. */
const SMALLER = [10_000, 5_000] as const;

/**
 * People with their exact top 20, vacancies with 1 to 5 openings: within the tolerance, against the highest score first, and against a linear
 * programme, which must find no more than the bound allows and the very total of the exact run. In processor time; building the problem apart.
 */
export async function rows(people = 100_000, vacancies = 50_000): Promise<BenchmarkRow[]> {
  return [await againstGreedy(people, vacancies), ...(await againstLinearProgramme())];
}

async function againstGreedy(people: number, vacancies: number): Promise<BenchmarkRow> {
  const problem = problemOf(people, vacancies);
  const [ours, greedy] = [assign(problem), assignGreedily(problem)];
  const { medians, spread, runs } = await interleavedByCpu([() => assign(problem), () => assignGreedily(problem)], RUNS);
  const points = `${((100 * (ours.total - greedy.total)) / greedy.total).toFixed(2)} % more points`;
  return {
    what: `assignment ${people} × ${vacancies}, 1 to 5 openings, ${problem.scores.length} edges · highest score first`,
    ours: `${told(medians[0], ours.total)}, ${placedBy(ours)} placed, gap ${ours.gap.toExponential(1)}`,
    peer: `${told(medians[1], greedy.total)}, ${greedy.placed} placed, gap ${gapOf(greedy.total, ours.bound).toExponential(1)}`,
    ratio: `${placedBy(ours) - greedy.placed} more placed, ${points}`,
    ...{ runs, spread },
  };
}

/** @throws when the linear programme finds more than our bound, or another optimum than our exact run */
async function againstLinearProgramme(): Promise<BenchmarkRow[]> {
  const solve = await linearProgramme();
  const problem = problemOf(...SMALLER);
  const began = process.cpuUsage();
  const optimum = solve(problem);
  const { user, system } = process.cpuUsage(began);
  const peer = (user + system) / 1_000;
  const [ours, exact] = [assign(problem), assign(problem, 0)];
  if (exact.total !== optimum || ours.bound < optimum)
    throw new Error(`assignment has ${exact.total} ≤ ${ours.bound} and highs ${optimum}`);
  const { medians, spread, runs } = await interleavedByCpu([() => assign(problem), () => assign(problem, 0)], RUNS);
  const row = (what: string, { total, gap }: Assignment, median: number): BenchmarkRow => ({
    what: `assignment ${SMALLER.join(' × ')}, ${what} · linear programme (HiGHS, once)`,
    ours: `${told(median, total)}, gap ${gap.toExponential(1)}`,
    peer: `${told(peer, optimum)}, gap 0`,
    ratio: peer / median,
    ...{ runs, spread },
  });
  return [row(`gap ≤ ${DEFAULT_TOLERANCE}`, ours, medians[0]), row('exact', exact, medians[1])];
}

function told(milliseconds: number, total: number): string {
  return `${Math.round(milliseconds)} ms of processor, total ${total}`;
}

function problemOf(people: number, vacancies: number): AssignmentProblem {
  const data = matchingData(people, vacancies);
  const index = new CountryIndex(COUNTRY, data.nearness);
  for (const vacancy of data.vacancies) index.load(vacancy);
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
