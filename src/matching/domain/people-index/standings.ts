import { grown } from '../index/grown.js';
import { MAX_SLOTS } from './posting.js';
import { withRoomAt } from './with-room-at.js';

/** A column of each person's standings; wider when there are more than 65 536 distinct ones. */
type Column = Uint16Array | Uint32Array;
const NARROW = 0xffff;
const COLUMNS = 2;
const NONE = 0;

/** The standings of a block's people, by their numbers: the first two in the order of slots, what a person has above them beside. 0: none. */
export class Standings {
  readonly columns: [Column, Column];
  /** The third and later ones of a person, in the order of slots. */
  more = 0;
  moreSlots = new Uint16Array(0);
  moreNumbers = new Uint32Array(0);

  constructor(room: number) {
    this.columns = [new Uint16Array(room), new Uint16Array(room)];
  }

  /** Slots come in rising order. */
  add(slot: number, standings: readonly number[]): void {
    for (const column of [0, 1] as const) {
      const standing = standings[column] ?? NONE;
      this.columns[column] = wideEnough(withRoomAt(this.columns[column], slot, MAX_SLOTS), standing);
      this.columns[column][slot] = standing;
    }
    for (const standing of standings.slice(COLUMNS)) this.addMore(slot, standing);
  }

  of(slot: number): number[] {
    const standings = [this.columns[0][slot]!, this.columns[1][slot]!];
    for (let at = this.firstOf(slot); at < this.more && this.moreSlots[at] === slot; at++) standings.push(this.moreNumbers[at]!);
    return standings.filter((standing) => standing !== NONE);
  }

  /** Those of the nearest occupation. @param points by the number of a standing */
  pointsOf(slot: number, points: Uint16Array): number {
    let best = Math.max(points[this.columns[0][slot]!]!, points[this.columns[1][slot]!]!);
    for (let at = this.firstOf(slot); at < this.more && this.moreSlots[at] === slot; at++) {
      best = Math.max(best, points[this.moreNumbers[at]!]!);
    }
    return best;
  }

  /** Where those of a slot, or of the next that has any, begin among `more`; by halving. */
  firstOf(slot: number): number {
    let [low, high] = [0, this.more];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.moreSlots[middle]! < slot) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  trim(): void {
    this.moreSlots = this.moreSlots.slice(0, this.more);
    this.moreNumbers = this.moreNumbers.slice(0, this.more);
  }

  get bytes(): number {
    return [...this.columns, this.moreSlots, this.moreNumbers].reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  private addMore(slot: number, standing: number): void {
    this.moreSlots = withRoomAt(this.moreSlots, this.more);
    this.moreNumbers = withRoomAt(this.moreNumbers, this.more);
    this.moreSlots[this.more] = slot;
    this.moreNumbers[this.more++] = standing;
  }
}

function wideEnough(column: Column, standing: number): Column {
  return standing > NARROW && column instanceof Uint16Array ? grown(Uint32Array.from(column), column.length) : column;
}
