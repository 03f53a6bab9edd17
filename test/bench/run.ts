import type { BenchmarkRow } from './measure.js';

const BENCHMARKS = ['matching', 'assignment', 'recognition', 'reassessment', 'http', 'taxonomy'] as const;
/** Minutes long, or against a service that is named: only when asked for. */
const ON_REQUEST = ['people', 'feed', 'unlocks', 'audit', 'overload', 'import', 'reach', 'postings'] as const;

/** `npm run bench [-- name … size …]`: prints one table, and nothing is a timed test. Sizes are those that a benchmark names; left out, its own. */
export async function runBenchmarks(asked: readonly string[]): Promise<void> {
  const rows: BenchmarkRow[] = [];
  const sizes = asked.filter((one) => /^\d+$/.test(one)).map(Number);
  for (const name of namesOf(asked.filter((one) => !/^\d+$/.test(one)))) {
    console.error(`measuring ${name} …`);
    const module = (await import(`./${name}.bench.js`)) as { rows: (...sizes: number[]) => Promise<readonly BenchmarkRow[]> };
    rows.push(...(await module.rows(...sizes)));
  }
  console.table(rows.map((row) => ({ ...row, ratio: typeof row.ratio === 'number' ? `${row.ratio.toPrecision(3)}×` : row.ratio })));
}

function namesOf(asked: readonly string[]): readonly string[] {
  return asked.length ? [...BENCHMARKS, ...ON_REQUEST].filter((one) => asked.includes(one)) : BENCHMARKS;
}
