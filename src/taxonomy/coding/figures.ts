/** Where the annotated concept came (from 1; 0 when not among those looked at), and whether the first shares its ISCO unit group. */
export interface Rank {
  readonly rank: number;
  readonly sameGroup: boolean;
}

const RESAMPLES = 1_000;

/** Share of ranks within the first `most`. */
export function recall(ranks: readonly Rank[], most: number): number {
  return shareOf(ranks, ({ rank }) => rank > 0 && rank <= most);
}

/** Share of first answers in the right ISCO unit group. */
export function groupShare(ranks: readonly Rank[]): number {
  return shareOf(ranks, ({ sameGroup }) => sameGroup);
}

/** Mean of 1 / rank; what was not found counts 0. */
export function meanReciprocal(ranks: readonly Rank[]): number {
  return ranks.length ? ranks.reduce((sum, { rank }) => sum + (rank ? 1 / rank : 0), 0) / ranks.length : 0;
}

/** Between which values 95 % of the figures lie that samples of the same size, drawn from these with repetition, give; the same for the same seed. Source: Efron 1979. */
export function interval<T = Rank>(all: readonly T[], figure: (some: readonly T[]) => number, seed = 1): readonly [number, number] {
  const next = randomFrom(seed);
  const sample = () => all.map(() => all[Math.floor(next() * all.length)] as T);
  const figures = Array.from({ length: RESAMPLES }, () => figure(sample())).sort((one, other) => one - other);
  return [figures[Math.floor(RESAMPLES * 0.025)] ?? 0, figures[Math.ceil(RESAMPLES * 0.975) - 1] ?? 0];
}

function shareOf(ranks: readonly Rank[], holds: (one: Rank) => boolean): number {
  return ranks.length ? ranks.filter(holds).length / ranks.length : 0;
}

/** Numbers from 0 up to 1. Source: mulberry32, public domain. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
