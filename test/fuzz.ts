import { fuzzWorld } from './fixtures/fuzz-world.js';

/** Sends other requests for so many seconds; every fault is told with the request that shows it, and ends with 1. */
const seconds = Number(process.argv[process.argv.indexOf('--seconds') + 1] ?? 60) || 60;
const until = performance.now() + seconds * 1000;
const faults = new Set<string>();
const world = await fuzzWorld();
const statuses: Record<string, number> = {};
for (let seed = Date.now() % 2 ** 31; performance.now() < until; seed += 1) {
  const round = await world.run(seed, 10);
  for (const [status, times] of Object.entries(round.statuses)) statuses[status] = (statuses[status] ?? 0) + times;
  for (const fault of round.faults) if (!faults.has(fault)) console.log(`seed ${seed}: ${fault}`);
  for (const fault of round.faults) faults.add(fault);
}
console.log(`${world.contract.operations.length} operations, ${faults.size} faults; answers by status: ${JSON.stringify(statuses)}`);
await world.stop();
process.exit(faults.size ? 1 : 0);
