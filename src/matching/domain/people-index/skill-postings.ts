import { grown } from '../index/grown.js';

/** People of one block; a slot takes the low 16 bits of a posting, the 64ths of evidence (at most 64) the rest. */
export const MAX_SLOTS = 1 << 15;
const SLOT = 0xffff;
const EVIDENCE_SHIFT = 16;
const FIRST_CAPACITY = 4;

/** For each skill the slots of those who have it, with the 64ths that their evidence is worth. */
export class SkillPostings {
  private pool = new Uint32Array(256);
  private used = 0;
  private from = new Uint32Array(64);
  private lengths = new Uint16Array(64);
  private capacities = new Uint16Array(64);

  add(skill: number, slot: number, evidence: number): void {
    if (skill >= this.from.length) this.makeRoomForSkills(Math.ceil(1.5 * (skill + 1)));
    const length = this.lengths[skill] as number;
    if (length === this.capacities[skill]) this.move(skill, Math.max(FIRST_CAPACITY, Math.ceil(1.5 * length)));
    this.pool[(this.from[skill] as number) + length] = (evidence << EVIDENCE_SHIFT) | slot;
    this.lengths[skill] = length + 1;
  }

  /** Adds what each person shows of a skill that bears `points`; whole points for each skill, as in `pointsAt`. Unrolled, as it is the main loop. */
  addPointsTo(sums: Uint16Array, skill: number, points: number): void {
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
      sums[a & SLOT]! += ((a >>> EVIDENCE_SHIFT) * points) >> 6;
      sums[b & SLOT]! += ((b >>> EVIDENCE_SHIFT) * points) >> 6;
      sums[c & SLOT]! += ((c >>> EVIDENCE_SHIFT) * points) >> 6;
      sums[d & SLOT]! += ((d >>> EVIDENCE_SHIFT) * points) >> 6;
    }
    for (; at < end; at++) {
      const posting = pool[at] as number;
      sums[posting & SLOT]! += ((posting >>> EVIDENCE_SHIFT) * points) >> 6;
    }
  }

  /** The same postings without gaps. @param moved new slot of each old one; -1: gone */
  packed(moved: Int32Array): SkillPostings {
    const next = new SkillPostings();
    next.makeRoomForSkills(this.from.length);
    next.pool = new Uint32Array(this.lengths.reduce((sum, length) => sum + length, 0));
    for (let skill = 0; skill < this.from.length; skill++) next.take(skill, this, moved);
    next.pool = next.pool.slice(0, next.used);
    return next;
  }

  get bytes(): number {
    return this.pool.byteLength + this.from.byteLength + this.lengths.byteLength + this.capacities.byteLength;
  }

  private take(skill: number, source: SkillPostings, moved: Int32Array): void {
    this.from[skill] = this.used;
    const begin = source.from[skill] as number;
    for (let at = begin; at < begin + (source.lengths[skill] as number); at++) {
      const posting = source.pool[at] as number;
      const slot = moved[posting & SLOT] as number;
      if (slot >= 0) this.pool[this.used++] = (posting & ~SLOT) | slot;
    }
    this.lengths[skill] = this.used - (this.from[skill] as number);
    this.capacities[skill] = this.lengths[skill] as number;
  }

  private move(skill: number, capacity: number): void {
    const needed = this.used + capacity;
    if (needed > this.pool.length) this.pool = grown(this.pool, Math.max(Math.ceil(1.5 * this.pool.length), needed));
    const begin = this.from[skill] as number;
    this.pool.copyWithin(this.used, begin, begin + (this.lengths[skill] as number));
    this.from[skill] = this.used;
    this.capacities[skill] = capacity;
    this.used = needed;
  }

  private makeRoomForSkills(room: number): void {
    if (room <= this.from.length) return;
    this.from = grown(this.from, room);
    this.lengths = grown(this.lengths, room);
    this.capacities = grown(this.capacities, room);
  }
}
