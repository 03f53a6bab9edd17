import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { ComputeLists } from '../../src/matching/application/compute-lists.js';
import { readsTheSame } from '../../src/matching/domain/match-list.js';
import { CheckpointRepository } from '../../src/matching/storage/checkpoint.repository.js';
import { MatchListsRepository } from '../../src/matching/storage/match-lists.repository.js';
import { Profiles } from '../../src/profiles/index.js';
import { parseIscoGroup, regionsOf } from '../../src/standards/index.js';
import { KeepVacancies, Vacancies, type VacancyForm } from '../../src/vacancies/index.js';
import { eventually, testService } from '../fixtures/test-service.js';
import { COUNTRY } from './matching-data.js';
import type { BenchmarkRow } from './measure.js';

const BATCHES_A_SECOND = 10;
const REFERENCES = 5_000;
const GROUPS = ['5322', '5321', '7212', '2221', '9111'].map(parseIscoGroup);

/** Vacancy changes at a steady rate over the running service: from the commit of a change to the checkpoint that accounts for it. */
export async function rows(rate = 1_000, seconds = 60): Promise<readonly BenchmarkRow[]> {
  const service = await testService();
  const get = <T>(type: new (...args: never[]) => T): T => service.app.get(type);
  try {
    await get(LoadDemonstration).reference(true);
    await get(LoadDemonstration).people();
    const waiting: { revision: number; committed: number; changes: number }[] = [];
    const delays: number[] = [];
    const settle = async () => {
      const { vacancies } = await get(CheckpointRepository).reached();
      const now = performance.now();
      while (waiting[0] && waiting[0].revision <= vacancies) {
        const { committed, changes } = waiting.shift()!;
        for (let one = 0; one < changes; one++) delays.push(now - committed);
      }
      return waiting.length;
    };
    const began = performance.now();
    const size = Math.ceil(rate / BATCHES_A_SECOND);
    const watched = { over: false };
    const watching = (async () => {
      while (!watched.over) await settle().then(() => pause(5));
    })();
    for (let batch = 0; batch < seconds * BATCHES_A_SECOND; batch++) {
      await pause(Math.max(0, began + (1_000 * batch) / BATCHES_A_SECOND - performance.now()));
      const kept = await get(KeepVacancies).execute(batchOf(batch, size));
      waiting.push({ revision: Math.max(...kept.map(({ revision }) => revision)), committed: performance.now(), changes: size });
    }
    const fed = (performance.now() - began) / 1_000;
    watched.over = true;
    await watching;
    await eventually(settle, (left) => left === 0, 300_000);
    const checked = await nothingIsLost(get);
    const sorted = delays.sort((one, other) => one - other);
    const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN);
    return [
      {
        what: `${sorted.length} vacancy changes at ${Math.round(sorted.length / fed)}/s on ${process.env.REDIS_URL ? 'Redis' : 'PostgreSQL'}, ms to fresh lists, p50 · p99 (${checked} people, all lists as computed anew)`,
        ours: `${at(0.5)} · ${at(0.99)}`,
        peer: 'p99 2000',
        ratio: '–',
        runs: 1,
        spread: `${at(0)}–${at(1)}`,
      },
    ];
  } finally {
    await service.stop();
  }
}

/** New ones first, then the same again with other terms; each change reads otherwise than before. */
function batchOf(batch: number, size: number): VacancyForm[] {
  const regions = regionsOf(COUNTRY).map(({ code }) => code);
  return Array.from({ length: size }, (_, one) => {
    const at = batch * size + one;
    return {
      ...{ source: 'feed', reference: `feed-${at % REFERENCES}`, title: `Change ${at}`, languages: [], recognitionRequired: false },
      ...{ region: regions[(at * 7 + Math.floor(at / REFERENCES)) % regions.length]!, occupation: GROUPS[at % GROUPS.length]! },
      ...{ regulated: false, remote: false, openings: 1, hoursPerWeek: 10 + (at % 31), status: at % 11 ? 'open' : 'closed' },
    } as VacancyForm;
  });
}

/** @returns how many people were looked at @throws when the checkpoint is behind or a list reads otherwise than one computed anew */
async function nothingIsLost(get: <T>(type: new (...args: never[]) => T) => T): Promise<number> {
  const [reached, revision] = [await get(CheckpointRepository).reached(), await get(Vacancies).revision()];
  if (reached.vacancies !== revision) throw new Error(`The checkpoint is at ${reached.vacancies}, the vacancies are at ${revision}.`);
  const stored = new Map((await get(MatchListsRepository).page(undefined, 500)).map((list) => [list.profileId, list]));
  const computed = await get(ComputeLists).execute(await get(Profiles).page(undefined, 500));
  const wrong = computed.filter((list) => !readsTheSame(stored.get(list.profileId)!, list));
  if (wrong.length || !computed.length)
    throw new Error(`${wrong.length} of ${computed.length} lists are not what computing them anew gives.`);
  return computed.length;
}

if (import.meta.url === pathToFileURL(path.resolve(process.argv[1] ?? '')).href) {
  const [rate, seconds] = process.argv.slice(2).map(Number);
  console.table(await rows(rate, seconds));
}
