import type { Ranked } from '../rank.js';
import { NUMBER, POINTS_SHIFT } from './layout.js';
import type { RegionShard } from './region-shard.js';

const ORDERS = 2 ** 32;

/** The first `limit` of a list, as `compareRanked` orders them; ids are looked at only when the list is told. */
export class BestPlaces {
  /** Falling: the score above, and below it the more the earlier the id. */
  private readonly keys: Float64Array;
  /** Slots below the number of their shard. */
  private readonly places: Uint32Array;
  private held = 0;
  /** @param threshold a score below this need not be offered: at first as somebody expects, then as the full list has it */
  constructor(
    private readonly limit: number,
    public threshold = 0,
  ) {
    this.keys = new Float64Array(limit);
    this.places = new Uint32Array(limit);
  }

  /** More was expected than came. */
  get isShort(): boolean {
    return this.threshold > 0 && this.held < this.limit;
  }

  /** @param score not below the threshold @param order of the id, see IdOrder */
  offer(score: number, order: number, slot: number, shard: number): void {
    const { keys, places, limit } = this;
    const key = score * ORDERS + (ORDERS - 1 - order);
    if (this.held === limit && key < keys[limit - 1]!) return;
    let at = this.held === limit ? limit - 1 : this.held++;
    for (; at > 0 && keys[at - 1]! < key; at--) {
      keys[at] = keys[at - 1]!;
      places[at] = places[at - 1]!;
    }
    keys[at] = key;
    places[at] = (shard << POINTS_SHIFT) | slot;
    if (this.held === limit) this.threshold = Math.floor(keys[limit - 1]! / ORDERS);
  }

  list(shards: readonly RegionShard[]): readonly Ranked[] {
    return Array.from(this.places.subarray(0, this.held), (place, at) => ({
      id: shards[place >>> POINTS_SHIFT]!.ids[place & NUMBER]!,
      score: Math.floor(this.keys[at]! / ORDERS),
    }));
  }
}
