import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { unlocksInParts } from '../../src/matching/domain/unlocks/unlocks.js';
import { WorkAtHand } from '../../src/matching/domain/unlocks/work-at-hand.js';
import { type MatchingData, matchingData, TODAY } from './matching-data.js';
import type { BenchmarkRow } from './measure.js';

/** The first ones pay for the compiler. */
const WARM_UP = 12;

/** Processor time of one person's unlocks, and of the longest part of them: so long nobody else has a turn. */
export async function rows(people = 24, vacancies = 50_000): Promise<readonly BenchmarkRow[]> {
  const data = matchingData(WARM_UP + people, vacancies);
  const work = new WorkAtHand();
  work.add(data.vacancies);
  const measured = data.people.map((person) => partsOf(person, work, data)).slice(WARM_UP);
  const size = `${vacancies} vacancies, ms of CPU, median · most`;
  return [
    row(
      `unlocks of a person, ${size}`,
      measured.map((parts) => parts.reduce((sum, one) => sum + one, 0)),
    ),
    row(
      `the longest part of them, ${size}`,
      measured.map((parts) => Math.max(...parts)),
    ),
  ];
}

function partsOf(person: MatchingData['people'][number], work: WorkAtHand, { nearness }: MatchingData): readonly number[] {
  const parts = unlocksInParts(person, [], work, nearness, TODAY);
  const each: number[] = [];
  for (let done: boolean | undefined = false; !done; ) {
    const before = process.cpuUsage();
    done = parts.next().done;
    const { user, system } = process.cpuUsage(before);
    each.push((user + system) / 1_000);
  }
  return each;
}

function row(what: string, times: readonly number[]): BenchmarkRow {
  const sorted = times.toSorted((one, other) => one - other);
  const ours = `${sorted[sorted.length >> 1]!.toFixed(0)} · ${sorted.at(-1)!.toFixed(0)}`;
  return { what, ours, peer: '–', ratio: '–', runs: times.length, spread: `${sorted[0]!.toFixed(0)}–${sorted.at(-1)!.toFixed(0)}` };
}

if (import.meta.url === pathToFileURL(path.resolve(process.argv[1] ?? '')).href) {
  const [people, vacancies] = process.argv.slice(2).map(Number);
  console.table(await rows(people, vacancies));
}
