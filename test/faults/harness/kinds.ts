import { setTimeout as pause } from 'node:timers/promises';
import type { Seeded } from './seeded.js';
import type { World } from './world.js';

/** Something that goes wrong, from its beginning to its end. */
export interface Kind {
  readonly name: string;
  /** Whether it can be done here. */
  isPossible?(world: World): boolean;
  strike(world: World, random: Seeded): Promise<void>;
}

const AWAY_MS = [4_000, 9_000] as const;
const away = (random: Seeded) => pause(random.between(...AWAY_MS));

const api: Kind = {
  name: 'api-killed',
  async strike({ api }, random) {
    for (let times = random.between(1, 3); times > 0; times--) {
      api.kill();
      if (times > 1) await pause(random.between(1_500, 5_000));
    }
  },
};
const worker: Kind = {
  name: 'worker-killed',
  async strike({ worker }, random) {
    for (let times = random.between(1, 3); times > 0; times--) {
      worker.kill();
      if (times > 1) await pause(random.between(1_500, 5_000));
    }
  },
};
const both: Kind = {
  name: 'both-killed',
  async strike({ api, worker }) {
    api.kill();
    worker.kill();
  },
};
const databaseKilled: Kind = {
  name: 'database-killed',
  async strike({ postgres }) {
    await postgres.kill();
    await postgres.start();
  },
};
const backendKilled: Kind = {
  name: 'backend-killed',
  strike: ({ postgres }) => postgres.killOneBackend(),
};
const databaseFrozen: Kind = {
  name: 'database-frozen',
  async strike({ postgres }, random) {
    postgres.signal('SIGSTOP');
    await away(random);
    postgres.signal('SIGCONT');
  },
};
const databaseAway: Kind = {
  name: 'database-away',
  async strike({ postgres }, random) {
    await postgres.stop();
    await away(random);
    await postgres.start();
  },
};
const connectionsCut: Kind = {
  name: 'connections-cut',
  async strike({ postgres }, random) {
    for (let times = random.between(2, 5); times > 0; times--) {
      await postgres.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()`,
      );
      await pause(random.between(100, 1_500));
    }
  },
};
const diskFull: Kind = {
  name: 'disk-full',
  isPossible: ({ postgres }) => postgres.hasOwnDisk,
  async strike({ postgres }, random) {
    postgres.fill();
    await away(random);
    postgres.free();
    await postgres.start();
  },
};
const redisEmptied: Kind = {
  name: 'redis-emptied',
  isPossible: ({ redis }) => redis !== undefined,
  async strike({ redis }, random) {
    await redis?.kill();
    if (random.next() < 0.5) await away(random);
    await redis?.start();
  },
};
const redisFrozen: Kind = {
  name: 'redis-frozen',
  isPossible: ({ redis }) => redis !== undefined,
  async strike({ redis }, random) {
    redis?.signal('SIGSTOP');
    await away(random);
    redis?.signal('SIGCONT');
  },
};

const A_MINUTE = 60_000;
const databaseAwayAMinute: Kind = {
  name: 'database-away-a-minute',
  async strike({ postgres }) {
    await postgres.stop();
    await pause(A_MINUTE);
    await postgres.start();
  },
};
const redisAwayAMinute: Kind = {
  name: 'redis-away-a-minute',
  isPossible: ({ redis }) => redis !== undefined,
  async strike({ redis }) {
    await redis?.kill();
    await pause(A_MINUTE);
    await redis?.start();
  },
};

const PROCESS_KINDS: readonly Kind[] = [api, worker, both];
const NEIGHBOUR_KINDS: readonly Kind[] = [
  databaseKilled,
  backendKilled,
  databaseFrozen,
  databaseAway,
  connectionsCut,
  diskFull,
  redisEmptied,
  redisFrozen,
  databaseAwayAMinute,
  redisAwayAMinute,
];
export const KILLED_AND_AWAY: readonly Kind[] = [...PROCESS_KINDS, ...NEIGHBOUR_KINDS];
