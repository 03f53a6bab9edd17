import type { Ranking } from '../reference.js';
import type { CandidateNumbers } from './candidate-numbers.js';
import type { RegionShard } from './region-shard.js';

/** A candidate and the regions in which vacancies are looked for. */
export interface Asking {
  readonly candidate: CandidateNumbers;
  readonly shards: readonly RegionShard[];
}

/** Finds the best vacancies among those of some regions, exactly. */
export interface Kernel {
  /** People at once, at most. */
  readonly most: number;
  /** @param askings read one after the other, and all before this returns */
  rank(askings: Iterable<Asking>, limit: number): readonly Ranking[];
}
