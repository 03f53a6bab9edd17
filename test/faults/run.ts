import { KINDS } from './harness/all-kinds.js';
import type { Kind } from './harness/kinds.js';
import { type Round, round } from './harness/round.js';
import { createWorld, type Topology, type World } from './harness/world.js';

interface Asked {
  readonly rounds: number;
  readonly seed: number;
  readonly only: readonly string[];
  readonly topologies: readonly Topology[];
}

/** `npm run test:faults [-- --rounds N --seed S --only KIND,KIND --topology postgres|redis]`. @returns whether every invariant held */
export async function runFaults(args: readonly string[]): Promise<boolean> {
  const asked = read(args);
  let held = true;
  for (const topology of asked.topologies) held = (await runTopology(topology, asked)) && held;
  return held;
}

async function runTopology(topology: Topology, { rounds, seed, only }: Asked): Promise<boolean> {
  const world = await createWorld(topology);
  process.once('SIGINT', () => void world.end().then(() => process.exit(130)));
  const done: Round[] = [];
  try {
    const kinds = KINDS.filter((kind) => isToBeDone(kind, world, only));
    for (let at = 0; at < rounds * kinds.length; at++) {
      const one = await round(world, kinds[at % kinds.length]!, seed + at);
      done.push(one);
      tell(topology, seed + at, one);
    }
  } finally {
    await world.end();
  }
  print(topology, done);
  return done.every(({ breaches, wrongAnswers }) => !breaches.length && !wrongAnswers.length);
}

function isToBeDone({ name, isPossible }: Kind, world: World, only: readonly string[]): boolean {
  if (only.length && !only.includes(name)) return false;
  return isPossible?.(world) ?? true;
}

function tell(
  topology: Topology,
  seed: number,
  { kind, acknowledged, refused, answeredAfter, quietAfter, breaches, wrongAnswers }: Round,
): void {
  const times = `answered after ${seconds(answeredAfter)} s, quiet after ${seconds(quietAfter)} s`;
  console.log(
    `${topology} ${kind} (seed ${seed}): ${acknowledged} writes acknowledged, ${refused} attempts refused or lost, ${times}, ${breaches.length} breaches`,
  );
  for (const one of [...breaches, ...wrongAnswers.map((answer) => `wrong answer: ${answer}`)]) console.log(`  ${one}`);
}

function print(topology: Topology, rounds: readonly Round[]): void {
  const kinds = [...new Set(rounds.map(({ kind }) => kind))];
  console.log(`\nqueues in ${topology === 'redis' ? 'Redis' : 'PostgreSQL'}`);
  console.table(
    kinds.map((kind) =>
      rowOf(
        kind,
        rounds.filter((one) => one.kind === kind),
      ),
    ),
  );
}

function rowOf(kind: string, rounds: readonly Round[]) {
  const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
  const spread = (times: number[]) => {
    const sorted = times.toSorted((one, other) => one - other);
    return `${seconds(sorted[Math.floor(sorted.length / 2)])} · ${seconds(sorted.at(-1))}`;
  };
  return {
    kind,
    rounds: rounds.length,
    acknowledged: sum(rounds.map(({ acknowledged }) => acknowledged)),
    refused: sum(rounds.map(({ refused }) => refused)),
    breaches: sum(rounds.map(({ breaches }) => breaches.length)),
    'wrong answers': sum(rounds.map(({ wrongAnswers }) => wrongAnswers.length)),
    'answered, s p50 · max': spread(rounds.map(({ answeredAfter }) => answeredAfter)),
    'quiet, s p50 · max': spread(rounds.map(({ quietAfter }) => quietAfter)),
  };
}

const seconds = (ms = Number.NaN) => (ms / 1_000).toFixed(1);

function read(args: readonly string[]): Asked {
  const given = (name: string) => args[args.indexOf(`--${name}`) + 1] ?? '';
  const has = (name: string) => args.includes(`--${name}`);
  return {
    rounds: has('rounds') ? Number(given('rounds')) : 3,
    seed: has('seed') ? Number(given('seed')) : 1,
    only: has('only') ? given('only').split(',') : [],
    topologies: has('topology') ? [given('topology') as Topology] : ['postgres', 'redis'],
  };
}
