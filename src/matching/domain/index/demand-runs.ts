import type { TopRanked } from '../rank.js';
import { OPEN, UNSEEN } from './verdict-bits.js';

/** The slots `from` until before `to`. */
export interface Run {
  readonly demand: number;
  readonly from: number;
  readonly to: number;
}

export interface Lists {
  readonly matched: TopRanked;
  readonly open: TopRanked;
}

/** Slots one after the other that ask the same: their verdict is looked up once for all of them. */
export class DemandRuns {
  /** First slot of each run; the slots after the last run's first are its own. */
  readonly starts: number[] = [];
  readonly demands: number[] = [];

  /** Slots come in rising order. */
  append(slot: number, demand: number): void {
    if (this.demands.at(-1) === demand) return;
    this.starts.push(slot);
    this.demands.push(demand);
  }
}

/** The score that a vacancy needs to enter the list that its demand leads to; either list while that is not known. */
export function leastScore(bits: number, { matched, open }: Lists): number {
  if (bits === UNSEEN) return Math.min(matched.threshold, open.threshold);
  return (bits === OPEN ? open : matched).threshold;
}
