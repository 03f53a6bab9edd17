import type { BenchmarkRow } from './measure.js';

const BENCHMARKS = ['matching', 'assignment', 'recognition', 'reassessment', 'http', 'taxonomy'] as const;
/** Minutes long, or against a service that is named: only when asked for. */
const ON_REQUEST = ['people', 'feed', 'unlocks', 'audit'] as const;

/** `npm run bench [-- name …]`: prints one table, and nothing is a timed test. */
export async function runBenchmarks(names: readonly string[]): Promise<void> {
  const rows: BenchmarkRow[] = [];
  for (const name of namesOf(names)) {
    console.error(`measuring ${name} …`);
    const module = (await import(`./${name}.bench.js`)) as { rows: () => Promise<readonly BenchmarkRow[]> };
    rows.push(...(await module.rows()));
  }
  console.table(rows.map((row) => ({ ...row, ratio: typeof row.ratio === 'number' ? `${row.ratio.toPrecision(3)}×` : row.ratio })));
}

function namesOf(asked: readonly string[]): readonly string[] {
  return asked.length ? [...BENCHMARKS, ...ON_REQUEST].filter((one) => asked.includes(one)) : BENCHMARKS;
}
