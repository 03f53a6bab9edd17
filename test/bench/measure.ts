/** One line of the report; `ratio`: how many times better we are. */
export interface BenchmarkRow {
  readonly what: string;
  readonly ours: string;
  readonly peer: string;
  readonly ratio: number | string;
  readonly runs: number;
  readonly spread: string;
}

/** Runs the contenders in turn, A B A B …, after one warm-up of each. @returns the median of each in ms, and how far the runs lie apart */
export function interleaved<const T extends readonly (() => unknown)[]>(contenders: T, runs: number) {
  return interleavedBy(() => performance.now(), contenders, runs);
}

/** The same in milliseconds of processor time over all threads: a peer that spreads over the cores is not measured against one that does not. */
export function interleavedByCpu<const T extends readonly (() => unknown)[]>(contenders: T, runs: number) {
  const cpu = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  return interleavedBy(cpu, contenders, runs);
}

async function interleavedBy<const T extends readonly (() => unknown)[]>(clock: () => number, contenders: T, runs: number) {
  const times = contenders.map((): number[] => []);
  for (const contender of contenders) await contender();
  for (let run = 0; run < runs; run++) {
    for (const [at, contender] of contenders.entries()) {
      const began = clock();
      await contender();
      times[at]?.push(clock() - began);
    }
  }
  const sorted = times.map((one) => one.toSorted((a, b) => a - b));
  const medians = sorted.map((one) => one[Math.floor(one.length / 2)] as number) as { [K in keyof T]: number };
  const spread = sorted
    .map(
      (one) => `±${Math.round((100 * ((one.at(-1) as number) - (one[0] as number))) / 2 / (one[Math.floor(one.length / 2)] as number))} %`,
    )
    .join(' · ');
  return { medians, spread, runs };
}
