/** Between two neighbours there is room for others, so that one that comes late rarely moves them all. */
const GAP = 16;
const MOST = 0xff_ff_ff_ff;

/**
 * A number for each id, in the order of the ids, so that ties are decided without looking at text. Ids that went keep their number until all are
 * numbered anew; ids that come rise (they hold the time), so that a new one mostly goes to the end.
 */
export class IdOrder {
  private ids: string[] = [];
  private numbers: number[] = [];

  /** Undefined: there is no room, all must be numbered anew. */
  numberOf(id: string): number | undefined {
    const at = this.placeOf(id);
    if (this.ids[at] === id) return this.numbers[at];
    const before = this.numbers[at - 1] ?? 0;
    const after = this.numbers[at] ?? before + 2 * GAP;
    const number = Math.floor((before + after) / 2);
    if (number === before || number > MOST) return undefined;
    this.ids.splice(at, 0, id);
    this.numbers.splice(at, 0, number);
    return number;
  }

  /** @returns the number of each id, in order */
  numberAnew(ids: Iterable<string>): ReadonlyMap<string, number> {
    this.ids = [...ids].sort(compareText);
    this.numbers = this.ids.map((_, at) => (at + 1) * GAP);
    return new Map(this.ids.map((id, at) => [id, this.numbers[at]!]));
  }

  /** Ids that are known, those that went included. */
  get size(): number {
    return this.ids.length;
  }

  private placeOf(id: string): number {
    let [low, high] = [0, this.ids.length];
    if (high && this.ids[high - 1]! < id) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ids[middle]! < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
