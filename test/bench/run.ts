import type { BenchmarkRow } from './measure.js';

const BENCHMARKS = ['matching', 'people', 'assignment', 'recognition', 'reassessment', 'http', 'taxonomy', 'feed'] as const;

/** `npm run bench [-- name …]`: prints one table, and nothing is a timed test. */
export async function runBenchmarks(names: readonly string[]): Promise<void> {
  const rows: BenchmarkRow[] = [];
  for (const name of BENCHMARKS.filter((one) => !names.length || names.includes(one))) {
    console.error(`measuring ${name} …`);
    const module = (await import(`./${name}.bench.js`)) as { rows: () => Promise<readonly BenchmarkRow[]> };
    rows.push(...(await module.rows()));
  }
  console.table(rows.map((row) => ({ ...row, ratio: typeof row.ratio === 'number' ? `${row.ratio.toPrecision(3)}×` : row.ratio })));
}
