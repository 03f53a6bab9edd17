import type { Command } from './command.js';

/** Rounds of faults over a real workload, on a PostgreSQL and a Redis of their own. Ends with 1 when anything was lost. */
export const testFaultsCommand: Command = async (args) => {
  const faults = new URL('../../test/faults/run.js', import.meta.url).href;
  const { runFaults } = (await import(faults)) as { runFaults: (args: readonly string[]) => Promise<boolean> };
  if (!(await runFaults(args))) process.exitCode = 1;
};
