import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CountryIndex } from '../../src/matching/domain/index/country-index.js';
import type { Opening } from '../../src/matching/domain/opening.js';
import { endOf } from '../../src/matching/domain/people-index/list-end.js';
import { PeopleIndex } from '../../src/matching/domain/people-index/people-index.js';
import { COUNTRY, type MatchingData, matchingData, TODAY } from './matching-data.js';
import type { BenchmarkRow } from './measure.js';

const LENGTH = 20;
const CHANGES = 300;
const SAMPLE = 300;

/** One vacancy into everybody's lists: it comes, changes and closes. The ends of lists stay current; a sample of people is checked each tenth time. */
export async function rows(people = 100_000, vacancies = 50_000): Promise<readonly BenchmarkRow[]> {
  const data = matchingData(people, vacancies + CHANGES);
  const [known, coming] = [data.vacancies.slice(0, vacancies), data.vacancies.slice(vacancies)];
  const openings = new CountryIndex(COUNTRY, data.nearness);
  for (const opening of known) openings.apply(opening);
  openings.packAll();
  const index = new PeopleIndex(COUNTRY, data.nearness);
  const byId = new Map(data.people.map((person) => [person.profileId, person]));
  for (const person of data.people) index.apply(person, endsOf(person, openings));
  index.packAll();
  const times = { insert: [] as number[], change: [] as number[], close: [] as number[], candidates: [] as number[] };
  for (const [at, opening] of coming.entries()) {
    const other: Opening = { ...opening, skills: known[at]!.skills, occupation: known[at]!.occupation };
    const acts = [
      ['insert', undefined, opening],
      ['change', opening, other],
      ['close', other, { ...other, status: 'closed' }],
    ] as const;
    for (const [act, before, after] of acts) {
      const sample = at % 10 ? [] : data.people.slice(at, at + SAMPLE);
      const lists = sample.map((person) => JSON.stringify(openings.rank(person, TODAY, LENGTH)));
      const began = performance.now();
      const affected = index.whoseListsChange(before, after, TODAY);
      times[act].push(performance.now() - began);
      openings.apply(after);
      for (const [which, person] of sample.entries()) {
        const differs = JSON.stringify(openings.rank(person, TODAY, LENGTH)) !== lists[which];
        if (differs !== affected.includes(person.profileId))
          throw new Error(`${act} of ${opening.id}: ${person.profileId} is judged wrongly`);
      }
      for (const id of affected) index.keepEnds(id, endsOf(byId.get(id)!, openings));
    }
    const began = performance.now();
    index.candidatesFor(opening, TODAY, LENGTH);
    times.candidates.push(performance.now() - began);
  }
  const what = (act: string) =>
    `one vacancy, ${act}, ${people.toLocaleString('en')} people × ${vacancies.toLocaleString('en')}, ms p50 · p99`;
  return [
    ...(['insert', 'change', 'close', 'candidates'] as const).map((act) => row(what(act), times[act])),
    {
      what: 'index of people, bytes a person (arrays, without ids)',
      ours: (index.bytes / people).toFixed(0),
      peer: '200',
      ratio: '–',
      runs: 1,
      spread: '–',
    },
  ];
}

function endsOf(person: MatchingData['people'][number], openings: CountryIndex) {
  const { items, open } = openings.rank(person, TODAY, LENGTH);
  return { items: endOf(items, LENGTH), open: endOf(open, LENGTH) };
}

function row(what: string, times: readonly number[]): BenchmarkRow {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(2);
  return { what, ours: `${at(0.5)} · ${at(0.99)}`, peer: '1.5 · 6', ratio: '–', runs: times.length, spread: `${at(0)}–${at(1)}` };
}

if (import.meta.url === pathToFileURL(path.resolve(process.argv[1] ?? '')).href) {
  const [people, vacancies] = process.argv.slice(2).map(Number);
  console.table(await rows(people, vacancies));
}
