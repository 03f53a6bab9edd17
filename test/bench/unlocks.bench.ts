import { type Unlocks, unlocksInParts } from '../../src/matching/domain/unlocks/unlocks.js';
import { WorkAtHand } from '../../src/matching/domain/unlocks/work-at-hand.js';
import { matchingData, TODAY } from './matching-data.js';

const [people, vacancies] = [Number(process.argv[2] ?? 24), Number(process.argv[3] ?? 50_000)];
/** The first ones pay for the compiler. */
const WARM_UP = 12;

const data = matchingData(WARM_UP + people, vacancies);
const work = new WorkAtHand();
console.log(`${vacancies} vacancies taken in: ${milliseconds(() => work.add(data.vacancies)).toFixed(0)} ms of CPU`);

const measured = data.people.map((person) => {
  const parts = unlocksInParts(person, [], work, data.nearness, TODAY);
  const each: number[] = [];
  let unlocks: Unlocks | undefined;
  while (!unlocks) {
    each.push(
      milliseconds(() => {
        const { done, value } = parts.next();
        if (done) unlocks = value;
      }),
    );
  }
  return { all: each.reduce((sum, one) => sum + one, 0), longest: Math.max(...each), steps: unlocks.steps.length };
});

const warm = measured.slice(WARM_UP);
console.log(
  `one person: median ${middle(warm.map(({ all }) => all))} ms of CPU, longest part median ${middle(warm.map(({ longest }) => longest))} ms`,
);
console.log(
  `most: ${Math.max(...warm.map(({ all }) => all)).toFixed(0)} ms, longest part ${Math.max(...warm.map(({ longest }) => longest)).toFixed(0)} ms`,
);
console.log(`steps that open or raise something: median ${middle(warm.map(({ steps }) => steps))}`);

function milliseconds(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function middle(values: readonly number[]): string {
  return [...values].sort((one, other) => one - other)[values.length >> 1]!.toFixed(0);
}
