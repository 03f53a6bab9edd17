import type { Command } from './command.js';
import { prepareDatabase } from './database-for.js';

/** Measures against the peers, on the database of DATABASE_URL or an embedded one of its own. */
export const benchCommand: Command = async (names) => {
  const { configuration, stopDatabase } = await prepareDatabase({ ...process.env, DATA_DIRECTORY: '.passerelle/bench' });
  process.env.DATABASE_URL = configuration.databaseUrl;
  try {
    const benchmarks = new URL('../../test/bench/run.js', import.meta.url).href;
    await ((await import(benchmarks)) as { runBenchmarks: (names: readonly string[]) => Promise<void> }).runBenchmarks(names);
  } finally {
    stopDatabase();
  }
};
