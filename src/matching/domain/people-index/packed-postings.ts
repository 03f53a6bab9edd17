import { gradeOf, MAX_SLOTS, postingOf, type SkillPostings, slotOf } from './posting.js';

const SLOT = MAX_SLOTS - 1;
const GRADE_SHIFT = Math.log2(MAX_SLOTS);

/** So many skills share one place in the table of beginnings; the lengths of those before are added to it. */
const STRIDE = 16;

/** Postings of a block that is complete: those of one skill lie beside each other in `pool`, without gaps. */
export class PackedPostings implements SkillPostings {
  /** Where the postings of every sixteenth skill begin. */
  private readonly begins: Uint32Array;

  /** @param lengths by skill, how many postings it has */
  constructor(
    private readonly lengths: Uint16Array,
    private readonly pool: Uint16Array,
  ) {
    this.begins = new Uint32Array(Math.ceil(lengths.length / STRIDE));
    for (let skill = 0, begin = 0; skill < lengths.length; begin += lengths[skill++]!) {
      if (skill % STRIDE === 0) this.begins[skill / STRIDE] = begin;
    }
  }

  get skills(): number {
    return this.lengths.length;
  }

  /** Unrolled, as it is the main loop. */
  addPointsTo(sums: Uint16Array, skill: number, byGrade: Uint16Array): void {
    const length = this.lengths[skill];
    if (!length) return;
    const { pool } = this;
    let at = this.beginOf(skill);
    const end = at + length;
    for (const last = end - 3; at < last; at += 4) {
      const a = pool[at]!;
      const b = pool[at + 1]!;
      const c = pool[at + 2]!;
      const d = pool[at + 3]!;
      sums[a & SLOT]! += byGrade[a >>> GRADE_SHIFT]!;
      sums[b & SLOT]! += byGrade[b >>> GRADE_SHIFT]!;
      sums[c & SLOT]! += byGrade[c >>> GRADE_SHIFT]!;
      sums[d & SLOT]! += byGrade[d >>> GRADE_SHIFT]!;
    }
    for (; at < end; at++) sums[pool[at]! & SLOT]! += byGrade[pool[at]! >>> GRADE_SHIFT]!;
  }

  forEach(skill: number, visit: (posting: number) => void): void {
    if (skill >= this.skills) return;
    for (let at = this.beginOf(skill), end = at + this.lengths[skill]!; at < end; at++) visit(this.pool[at]!);
  }

  get bytes(): number {
    return this.begins.byteLength + this.lengths.byteLength + this.pool.byteLength;
  }

  private beginOf(skill: number): number {
    let begin = this.begins[Math.floor(skill / STRIDE)]!;
    for (let before = skill - (skill % STRIDE); before < skill; before++) begin += this.lengths[before]!;
    return begin;
  }
}

/** Postings of one block, with the new place of each slot: the number of the new block times MAX_SLOTS, and the slot there; -1: gone. */
export interface Moving {
  readonly postings: SkillPostings;
  readonly places: Int32Array;
}

/** The same postings in `blocks` new blocks, skill by skill, so that each new pool is filled from its beginning to its end. */
export function packedPostings(moving: readonly Moving[], blocks: number): PackedPostings[] {
  const skills = Math.max(0, ...moving.map(({ postings }) => postings.skills));
  const pools = postingsIn(moving, blocks).map((length) => new Uint16Array(length));
  const lengths = pools.map(() => new Uint16Array(skills));
  const used = new Uint32Array(blocks);
  for (let skill = 0; skill < skills; skill++) {
    for (const { postings, places } of moving) {
      postings.forEach(skill, (posting) => {
        const place = places[slotOf(posting)]!;
        if (place < 0) return;
        const block = Math.floor(place / MAX_SLOTS);
        pools[block]![used[block]!++] = postingOf(place % MAX_SLOTS, gradeOf(posting));
        lengths[block]![skill]!++;
      });
    }
  }
  return pools.map((pool, block) => new PackedPostings(lengths[block] as Uint16Array, pool));
}

function postingsIn(moving: readonly Moving[], blocks: number): readonly number[] {
  const lengths = new Array<number>(blocks).fill(0);
  for (const { postings, places } of moving) {
    for (let skill = 0; skill < postings.skills; skill++) {
      postings.forEach(skill, (posting) => {
        const place = places[slotOf(posting)]!;
        if (place >= 0) lengths[Math.floor(place / MAX_SLOTS)]!++;
      });
    }
  }
  return lengths;
}
