import type { TopRanked } from '../rank.js';
import { FAILS, OPEN, UNSEEN } from './verdict-bits.js';

const NEVER = 0x7fffffff;

/**
 * The score that a vacancy needs to enter a list, by the bits of its verdict. One comparison with it, which nearly always comes out the same way,
 * stands for asking about gates and lists one after the other: the scan is several times faster.
 */
export class LeastScore {
  readonly byBits = new Int32Array(2 * UNSEEN).fill(NEVER);

  constructor(
    private readonly matched: TopRanked,
    private readonly open: TopRanked,
  ) {
    this.update();
  }

  /** After either list has changed. */
  update(): void {
    const [matched, open] = [this.matched.threshold, this.open.threshold];
    this.byBits[0] = matched;
    this.byBits[OPEN] = open;
    this.byBits[FAILS] = NEVER;
    this.byBits[UNSEEN] = Math.min(matched, open);
  }
}
