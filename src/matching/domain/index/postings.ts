/** Room in one region: a slot takes 19 bits of a posting, points (0 to 7 000) the other 13. */
export const MAX_SLOTS = 1 << 19;
const SLOT = MAX_SLOTS - 1;
const POINTS_SHIFT = 19;
const FIRST_CAPACITY = 4;

/** For each skill the slots that ask for it, with its points there: one pool of numbers, in which a list that is full moves to the end. */
export class Postings {
  private pool = new Uint32Array(1 << 10);
  private used = 0;
  private from = new Uint32Array(256);
  private lengths = new Uint32Array(256);
  private capacities = new Uint32Array(256);

  add(skill: number, slot: number, points: number): void {
    if (skill >= this.from.length) this.makeRoomForSkills(skill + 1);
    const length = this.lengths[skill] as number;
    if (length === this.capacities[skill]) this.move(skill, Math.max(FIRST_CAPACITY, 2 * length));
    this.pool[(this.from[skill] as number) + length] = ((points << POINTS_SHIFT) | slot) >>> 0;
    this.lengths[skill] = length + 1;
  }

  /** Adds 64ths of each posting's points to its slot. Unrolled: a third faster. */
  addPointsTo(sums: Uint16Array, skill: number, evidence: number): void {
    const length = this.lengths[skill];
    if (!length) return;
    const { pool } = this;
    let at = this.from[skill] as number;
    const end = at + length;
    for (const last = end - 3; at < last; at += 4) {
      const a = pool[at] as number;
      const b = pool[at + 1] as number;
      const c = pool[at + 2] as number;
      const d = pool[at + 3] as number;
      sums[a & SLOT]! += ((a >>> POINTS_SHIFT) * evidence) >> 6;
      sums[b & SLOT]! += ((b >>> POINTS_SHIFT) * evidence) >> 6;
      sums[c & SLOT]! += ((c >>> POINTS_SHIFT) * evidence) >> 6;
      sums[d & SLOT]! += ((d >>> POINTS_SHIFT) * evidence) >> 6;
    }
    for (; at < end; at++) {
      const posting = pool[at] as number;
      sums[posting & SLOT]! += ((posting >>> POINTS_SHIFT) * evidence) >> 6;
    }
  }

  /** The same postings without gaps. @param moved new slot of each old one; -1: gone */
  compacted(moved: Int32Array): Postings {
    const packed = new Postings();
    const skills = this.lengths.length;
    packed.makeRoomForSkills(skills);
    packed.pool = new Uint32Array(this.lengths.reduce((sum, length) => sum + length, 0));
    for (let skill = 0; skill < skills; skill++) packed.take(skill, this, moved);
    packed.pool = packed.pool.slice(0, packed.used);
    return packed;
  }

  get bytes(): number {
    return this.pool.byteLength + 3 * this.from.byteLength;
  }

  private take(skill: number, source: Postings, moved: Int32Array): void {
    this.from[skill] = this.used;
    const begin = source.from[skill] as number;
    for (let at = begin; at < begin + (source.lengths[skill] as number); at++) {
      const posting = source.pool[at] as number;
      const slot = moved[posting & SLOT] as number;
      if (slot >= 0) this.pool[this.used++] = ((posting & ~SLOT) | slot) >>> 0;
    }
    this.lengths[skill] = this.used - (this.from[skill] as number);
    this.capacities[skill] = this.lengths[skill] as number;
  }

  private move(skill: number, capacity: number): void {
    if (this.used + capacity > this.pool.length) this.pool = grown(this.pool, Math.max(2 * this.pool.length, this.used + capacity));
    const begin = this.from[skill] as number;
    this.pool.copyWithin(this.used, begin, begin + (this.lengths[skill] as number));
    this.from[skill] = this.used;
    this.capacities[skill] = capacity;
    this.used += capacity;
  }

  private makeRoomForSkills(skills: number): void {
    const room = Math.max(skills, Math.ceil(1.5 * this.from.length));
    if (skills <= this.from.length) return;
    this.from = grown(this.from, room);
    this.lengths = grown(this.lengths, room);
    this.capacities = grown(this.capacities, room);
  }
}

/** A longer array that begins with the same numbers. */
export function grown<A extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(array: A, length: number): A {
  const longer = new (array.constructor as new (length: number) => A)(length);
  longer.set(array);
  return longer;
}

/** The values at the slots of `order`, with room for more. */
export function picked<A extends Uint8Array | Uint16Array | Uint32Array>(from: A, order: Uint32Array, room: number): A {
  const to = new (from.constructor as new (length: number) => A)(room);
  for (let slot = 0; slot < order.length; slot++) to[slot] = from[order[slot]!]!;
  return to;
}
