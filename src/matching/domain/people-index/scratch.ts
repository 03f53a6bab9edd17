import { MAX_SLOTS } from './posting.js';

/** In the place of the ends of lists, that nothing reaches them: the person is no longer here, or the list is not asked for. */
export const GONE = 0xffff;

/** What one look at a block needs beside it; used again for the next. */
export class Scratch {
  /** By slot; zeros between two looks. */
  readonly sums = new Uint16Array(MAX_SLOTS);
  /** By run. */
  readonly verdicts = new Uint8Array(MAX_SLOTS);
  private readonly floor = new Uint16Array(MAX_SLOTS);
  private readonly unreached = new Uint16Array(MAX_SLOTS).fill(GONE);

  /** In the place of the ends of lists: everybody whom all gates let pass and whose score is at least `least`. */
  matchedFrom(least: number): readonly [Uint16Array, Uint16Array] {
    return [this.floor.fill(least), this.unreached];
  }
}
