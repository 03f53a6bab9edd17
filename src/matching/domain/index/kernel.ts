import type { Ranking } from '../reference.js';
import type { CandidateNumbers } from './candidate-numbers.js';
import type { RegionShard } from './region-shard.js';

/** Finds the best vacancies among those of some regions, exactly. */
export interface Kernel {
  rank(candidate: CandidateNumbers, shards: readonly RegionShard[], limit: number): Ranking;
}
