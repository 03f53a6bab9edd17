import { setTimeout as pause } from 'node:timers/promises';
import { Queues } from '../../../src/platform/queues/queues.js';
import type { Kind } from './kinds.js';
import type { Seeded } from './seeded.js';
import { lookAt, type World } from './world.js';

const MOST = 200;
const LATE_MS = 3_000;
interface Job {
  readonly queue: string;
  readonly name: string;
  readonly data: Record<string, unknown>;
  /** How long ago it was added, ms. */
  readonly ageMs?: number;
}

/** Which job each event is heard as. */
const HEARD: Readonly<Record<string, Omit<Job, 'data' | 'ageMs'>>> = {
  'profile.changed.v1': { queue: 'recognition', name: 'assess-profile' },
  'recognition.assessed.v1': { queue: 'matching', name: 'match-profile' },
  'vacancy.changed.v1': { queue: 'matching', name: 'follow-vacancies' },
  'agreement.changed.v1': { queue: 'recognition', name: 'follow-agreement-in-cases' },
  'vacancies.uploaded.v1': { queue: 'imports', name: 'import-vacancies' },
  'profile.erased.v1': { queue: 'personal-data', name: 'forget-jobs' },
};

/** A relay that died between handing over and marking: what was told is told again. */
const toldAgain: Kind = {
  name: 'told-again',
  async strike({ postgres, api }, random) {
    for (let times = random.between(1, 3); times > 0; times--) {
      await postgres.query(`UPDATE platform.outbox SET relayed_at = NULL
        WHERE id IN (SELECT id FROM platform.outbox WHERE relayed_at IS NOT NULL ORDER BY id DESC LIMIT ${MOST})`);
      if (random.next() < 0.5) api.kill();
      await pause(random.between(200, 1_500));
    }
  },
};

/** Jobs of before come again under other ids, in another order, some late. */
const outOfOrder: Kind = {
  name: 'out-of-order',
  async strike(world, random) {
    const told = await world.postgres.query<{ name: string; data: Job['data'] }>(
      `SELECT name, data FROM platform.outbox ORDER BY id DESC LIMIT ${MOST}`,
    );
    const jobs = told.flatMap(({ name, data }) => (HEARD[name] ? [{ ...HEARD[name], data }] : []));
    await add(world, shuffled(jobs, random), random);
  },
};

/** A name that no worker knows is left to those of a newer release for a day. */
const TWO_DAYS_MS = 48 * 3_600_000;

/** What no worker can do: names that nobody has known for a day, data that are no data, an operation that is not there. */
const poison: Kind = {
  name: 'poison',
  async strike(world, random) {
    const mark = random.between(1, 1_000_000);
    const jobs = ['recognition', 'matching', 'imports', 'personal-data'].map((queue) => ({
      queue,
      name: 'sing',
      data: { mark },
      ageMs: TWO_DAYS_MS,
    }));
    const operationId = `01900000-0000-7000-8000-${String(mark).padStart(12, '0')}`;
    const lost = [{ queue: 'imports', name: 'import-vacancies', data: { operationId } }];
    const spoilt = [...jobs, ...lost];
    for (const { queue, name, data } of spoilt) world.remembered.poison.add(`${queue} ${name} ${JSON.stringify(data)}`);
    await add(world, spoilt, random);
    await add(world, [{ queue: 'recognition', name: 'assess-profile', data: { profileId: operationId } }], random);
  },
};

function add(world: World, jobs: readonly Job[], random: Seeded): Promise<void> {
  return lookAt(world, async ({ app }) => {
    for (const { queue, name, data, ageMs = 0 } of jobs) {
      const delay = random.between(0, LATE_MS);
      await app
        .get(Queues)
        .named(queue)
        .add(name, data, { delay: delay + ageMs, timestamp: Date.now() - ageMs });
    }
  });
}

function shuffled<T>(items: readonly T[], random: Seeded): T[] {
  return items
    .map((item) => [random.next(), item] as const)
    .toSorted(([one], [other]) => one - other)
    .map(([, item]) => item);
}

export const DELIVERY_KINDS: readonly Kind[] = [toldAgain, outOfOrder, poison];
