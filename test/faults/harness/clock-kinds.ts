import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Kind } from './kinds.js';

const LIBRARY = ['/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1', '/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1'].find(
  (place) => fs.existsSync(place) && spawnSync('true', { env: { LD_PRELOAD: place } }).status === 0,
);
const OFFSETS = ['+3600s', '-3600s', '+600s', '-600s'];
/** The clock on the wall jumps; the one that only counts does not. */
const wrongBy = (offset: string) => ({
  LD_PRELOAD: LIBRARY ?? '',
  FAKETIME: offset,
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
  DONT_FAKE_MONOTONIC: '1',
});

const SHOWS_MS = [4_000, 8_000] as const;

/** The service's processes live for a while in another hour, one of them or both, and come back. */
const ofTheService: Kind = {
  name: 'clock-of-service',
  isPossible: () => LIBRARY !== undefined,
  async strike({ api, worker }, random) {
    const jumping = random.pick([[api], [worker], [api, worker]]);
    const offset = random.pick(OFFSETS);
    for (const one of jumping) one.set(wrongBy(offset));
    for (const one of jumping) one.kill();
    await pause(10_000 + random.between(...SHOWS_MS));
    for (const one of jumping) one.set({});
    for (const one of jumping) one.kill();
  },
};

/** The database's clock, by which leases run out and keys expire. */
const ofTheDatabase: Kind = {
  name: 'clock-of-database',
  isPossible: () => LIBRARY !== undefined,
  async strike({ postgres }, random) {
    await postgres.kill();
    await postgres.start(wrongBy(random.pick(OFFSETS)));
    await pause(random.between(...SHOWS_MS));
    await postgres.kill();
    await postgres.start();
  },
};

export const CLOCK_KINDS: readonly Kind[] = [ofTheService, ofTheDatabase];
