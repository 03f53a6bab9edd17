import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { ComputeLists } from '../../src/matching/application/compute-lists.js';
import { readsTheSame } from '../../src/matching/domain/match-list.js';
import { CheckpointRepository } from '../../src/matching/storage/checkpoint.repository.js';
import { MatchListsRepository } from '../../src/matching/storage/match-lists.repository.js';
import { Profiles } from '../../src/profiles/index.js';
import { Vacancies } from '../../src/vacancies/index.js';
import { end, matchingWorker } from '../fixtures/matching-worker.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';
import { FeedWorld } from './feed-world.js';
import type { BenchmarkRow } from './measure.js';

const BATCHES_A_SECOND = 10;
const SAMPLE = 500;
const PATIENCE_MS = 300_000;

/**
 * Vacancy changes at a steady rate, from the commit of a change to the checkpoint that accounts for it. This process feeds; a worker in a
 * process of its own matches.
 */
export async function rows(rate = 1_000, seconds = 60, people = 10_000, vacancies = 5_000): Promise<readonly BenchmarkRow[]> {
  const prefix = `feed-${randomBytes(4).toString('hex')}`;
  const service = await testService({ ROLES: 'api', QUEUE_PREFIX: prefix });
  try {
    const world = await FeedWorld.create(service, people, vacancies);
    const worker = await matchingWorker(service.databaseUrl, prefix);
    try {
      await eventually(
        () => behind(service),
        (left) => left === 0,
        PATIENCE_MS,
      );
      const { delays, fed } = await feed(service, world, { rate, seconds, from: vacancies });
      const checked = await nothingIsLost(service);
      return [row(delays, fed, { people, vacancies, checked })];
    } finally {
      await end(worker, 'SIGTERM');
    }
  } finally {
    await service.stop();
  }
}

/** @returns how many milliseconds each change waited for fresh lists, in rising order, and how long feeding took, in seconds */
async function feed(service: TestService, world: FeedWorld, { rate, seconds, from }: { rate: number; seconds: number; from: number }) {
  const checkpoint = service.app.get(CheckpointRepository);
  const size = Math.ceil(rate / BATCHES_A_SECOND);
  const waiting: { revision: number; committed: number }[] = [];
  const delays: number[] = [];
  const settle = async () => {
    const { vacancies } = await checkpoint.reached();
    const now = performance.now();
    while (waiting[0] && waiting[0].revision <= vacancies) {
      delays.push(...new Array<number>(size).fill(now - waiting.shift()!.committed));
    }
    return waiting.length;
  };
  const watched = { over: false };
  const watching = (async () => {
    while (!watched.over) await settle().then(() => pause(10));
  })();
  const began = performance.now();
  for (let batch = 0; batch < seconds * BATCHES_A_SECOND; batch++) {
    await pause(Math.max(0, began + (1_000 * batch) / BATCHES_A_SECOND - performance.now()));
    const revision = await world.keep(from + batch * size, size);
    waiting.push({ revision, committed: performance.now() });
  }
  const fed = (performance.now() - began) / 1_000;
  watched.over = true;
  await watching;
  await eventually(settle, (left) => left === 0, PATIENCE_MS);
  return { delays: delays.sort((one, other) => one - other), fed };
}

async function behind(service: TestService): Promise<number> {
  const [reached, revision] = [await service.app.get(CheckpointRepository).reached(), await service.app.get(Vacancies).revision()];
  return revision - reached.vacancies;
}

/** @returns how many people were looked at @throws when the checkpoint is behind or a list reads otherwise than one computed anew */
async function nothingIsLost(service: TestService): Promise<number> {
  if (await behind(service)) throw new Error(`The checkpoint is ${await behind(service)} revisions behind the vacancies.`);
  const people = await service.app.get(Profiles).page(undefined, SAMPLE);
  const stored = new Map((await service.app.get(MatchListsRepository).many(people.map(({ id }) => id))).map((one) => [one.profileId, one]));
  const computed = await service.app.get(ComputeLists).execute(people);
  const wrong = computed.filter((list) => !readsTheSame(stored.get(list.profileId)!, list));
  if (wrong.length || !computed.some(({ items }) => items.length)) {
    throw new Error(`${wrong.length} of ${computed.length} lists are not what computing them anew gives.`);
  }
  return computed.length;
}

function row(delays: readonly number[], fed: number, size: { people: number; vacancies: number; checked: number }): BenchmarkRow {
  const at = (share: number) => Math.round(delays[Math.min(delays.length - 1, Math.floor(share * delays.length))] ?? Number.NaN);
  const queue = process.env.REDIS_URL ? 'Redis' : 'PostgreSQL';
  const [people, vacancies] = [size.people, size.vacancies].map((number) => number.toLocaleString('en'));
  return {
    what: `${delays.length} changes at ${Math.round(delays.length / fed)}/s, ${people} people × ${vacancies}, on ${queue}, ms to fresh lists, p50 · p99 (${size.checked} lists as computed anew)`,
    ...{ ours: `${at(0.5)} · ${at(0.99)}`, peer: 'p99 2000', ratio: '–', runs: 1, spread: `${at(0)}–${at(1)}` },
  };
}

if (import.meta.url === pathToFileURL(path.resolve(process.argv[1] ?? '')).href) {
  const [rate, seconds, people, vacancies] = process.argv.slice(2).map(Number);
  console.table(await rows(rate, seconds, people, vacancies));
}
