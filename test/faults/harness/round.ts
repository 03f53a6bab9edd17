import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../../fixtures/test-service.js';
import { INVARIANTS } from '../invariants/all.js';
import { Workload } from '../workload/workload.js';
import { GoodClient } from './good-client.js';
import type { Kind } from './kinds.js';
import { untilQuiet } from './quiet.js';
import { Seeded } from './seeded.js';
import { lookAt, type World } from './world.js';

const DESKS = 6;
const BEFORE_MS = [1_000, 3_000] as const;
const AFTER_MS = 2_000;
const TOLD_WITHIN_MS = 120_000;

export interface Round {
  readonly kind: string;
  readonly acknowledged: number;
  /** Attempts that were answered 503 or 507, or not at all: the fault was felt. */
  readonly refused: number;
  /** Milliseconds from the end of the fault to the acknowledgement of a write sent after it. */
  readonly answeredAfter: number;
  /** Milliseconds from the end of the fault until nothing was left to be done. */
  readonly quietAfter: number;
  readonly breaches: readonly string[];
  readonly wrongAnswers: readonly string[];
}

/** Work, a fault in the middle of it, work again, silence, and every invariant over all that was ever acknowledged. */
export async function round(world: World, kind: Kind, seed: number): Promise<Round> {
  const { remembered } = world;
  const random = new Seeded(seed);
  const before = remembered.acknowledgedWrites;
  const began = new Date();
  remembered.wrongAnswers.length = 0;
  remembered.refused = 0;
  const workload = new Workload(world.address, remembered, { desks: DESKS, seed, name: `w${seed}` });
  await pause(random.between(...BEFORE_MS));
  for (const one of world.receivers) one.isDead = one.nature.dies ?? false;
  await kind.strike(world, random);
  for (const one of world.receivers) one.isDead = false;
  const ended = performance.now();
  remembered.faultEnded();
  await pause(AFTER_MS);
  await workload.end();
  await untilQuiet(world);
  const quietAfter = performance.now() - ended;
  await receiversCatchUp(world, seed, began);
  return {
    ...{ kind: kind.name, acknowledged: remembered.acknowledgedWrites - before, quietAfter, breaches: await breachesIn(world) },
    ...{
      answeredAfter: remembered.answeredAfter ?? Number.NaN,
      refused: remembered.refused,
      wrongAnswers: remembered.wrongAnswers.map((one) => explained(one, world.logFile)),
    },
  };
}

/** Each asks for what it missed, and waits until it is told; the second attempt of the service itself would come after five minutes. */
async function receiversCatchUp(world: World, seed: number, began: Date): Promise<void> {
  const client = new GoodClient(world.address, world.remembered, new Seeded(seed));
  for (const one of world.receivers) await one.catchUp(client, began);
  const waiting = () => world.postgres.query(`SELECT FROM webhooks.delivery WHERE state = 'waiting'`);
  await eventually(waiting, ({ length }) => length === 0, TOLD_WITHIN_MS).catch(() => {});
  await untilQuiet(world);
}

/** With what the service wrote down under the reference that it gave. */
function explained(answer: string, logFile: string): string {
  const reference = /under reference ([0-9a-f-]{36})/.exec(answer)?.[1];
  if (!reference) return answer;
  const lines = fs.readFileSync(logFile, 'utf8').split('\n');
  return `${answer.slice(0, answer.indexOf(' {'))}: ${lines.find((line) => line.includes(reference))?.slice(0, 1_500)}`;
}

export function breachesIn(world: World): Promise<string[]> {
  return lookAt(world, async (looked) => {
    const found: string[] = [];
    for (const { name, breaches } of INVARIANTS) found.push(...(await breaches(looked)).map((one) => `${name}: ${one}`));
    return found;
  });
}
