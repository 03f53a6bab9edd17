import type { Arena } from './arena.js';
import { DAYS, NUMBER, ORDER, POINTS_SHIFT, SLOT } from './layout.js';
import type { NewVacancies } from './new-vacancies.js';
import { expiryOf, GONE } from './vocabulary.js';

/** Stands for a slot whose vacancy is gone. */
const NOWHERE = -1;

/** Vacancies of a region, sorted by kind and id, and found by what they ask for. */
export class PackedVacancies {
  private constructor(
    readonly count: number,
    /** For each skill of the country its number in this region, from 1; 0: nobody asks for it here. */
    readonly skillsHere: Uint16Array,
    /** Where the postings of each skill begin and the last one's end, by the number here less 1. */
    readonly postingsFrom: Uint32Array,
    /** Slots below the points that the skill bears there. */
    readonly postings: Uint32Array,
    readonly occupations: Uint16Array,
    readonly kinds: Uint32Array,
    /** The slots of a kind end before this; there the next kind's begin. */
    readonly kindEnds: Uint32Array,
  ) {}

  static none(arena: Arena): PackedVacancies {
    const u32 = (length: number) => arena.u32(length);
    return new PackedVacancies(0, arena.u16(0), u32(1), u32(0), arena.u16(0), u32(0), u32(0));
  }

  /** The slots of these and of the newer ones that follow them, but for those that are gone: by kind, and then by id. @param slots see layout.ts */
  orderWith(newer: NewVacancies, slots: Uint32Array): Uint32Array {
    const kindOf = this.kindsWith(newer);
    const word = (slot: number, offset: number) => slots[(SLOT * slot + offset) / 4]!;
    return Uint32Array.from(kindOf.keys())
      .filter((slot) => expiryOf(word(slot, DAYS)) !== GONE)
      .sort((one, other) => kindOf[one]! - kindOf[other]! || word(one, ORDER) - word(other, ORDER));
  }

  /** @param order the slots that are kept, in their new order @param skills that the country knows */
  with(newer: NewVacancies, order: Uint32Array, skills: number, arena: Arena): PackedVacancies {
    const kindOf = this.kindsWith(newer);
    const moved = new Int32Array(kindOf.length).fill(NOWHERE);
    for (let to = 0; to < order.length; to++) moved[order[to]!] = to;
    return new PackedVacancies(
      order.length,
      ...this.postingsWith(newer, moved, skills, arena),
      this.occupationsWith(newer, order, arena),
      ...runsOf(order, kindOf, arena),
    );
  }

  get arrays() {
    const { skillsHere, postingsFrom, postings, occupations, kinds, kindEnds } = this;
    return [skillsHere, postingsFrom, postings, occupations, kinds, kindEnds];
  }

  private kindsWith(newer: NewVacancies): Uint32Array {
    const all = new Uint32Array(this.count + newer.count);
    for (let run = 0, from = 0; run < this.kinds.length; from = this.kindEnds[run++]!) all.fill(this.kinds[run]!, from, this.kindEnds[run]);
    all.set(newer.kinds.subarray(0, newer.count), this.count);
    return all;
  }

  private postingsWith(newer: NewVacancies, moved: Int32Array, skills: number, arena: Arena) {
    const counts = new Uint32Array(skills);
    this.forPostings(newer, moved, (skill) => counts[skill]!++);
    const skillsHere = arena.u16(skills);
    const from = new Uint32Array(counts.filter((count) => count > 0).length + 1);
    let [number, end] = [0, 0];
    for (let skill = 0; skill < skills; skill++) {
      if (!counts[skill]) continue;
      skillsHere[skill] = ++number;
      end += counts[skill]!;
      from[number] = end;
    }
    const next = from.slice();
    const postings = arena.u32(end);
    this.forPostings(newer, moved, (skill, slot, points) => {
      postings[next[skillsHere[skill]! - 1]!++] = ((points << POINTS_SHIFT) | slot) >>> 0;
    });
    return [skillsHere, kept(from, arena), postings] as const;
  }

  /** Told of every posting whose vacancy is here, with its new slot. */
  private forPostings(newer: NewVacancies, moved: Int32Array, visit: (skill: number, slot: number, points: number) => void): void {
    const { skillsHere, postingsFrom, postings } = this;
    for (let skill = 0; skill < skillsHere.length; skill++) {
      const here = skillsHere[skill]!;
      if (!here) continue;
      for (let at = postingsFrom[here - 1]!; at < postingsFrom[here]!; at++) {
        const slot = moved[postings[at]! & NUMBER]!;
        if (slot !== NOWHERE) visit(skill, slot, postings[at]! >>> POINTS_SHIFT);
      }
    }
    for (let one = 0; one < newer.count; one++) {
      const slot = moved[this.count + one]!;
      if (slot === NOWHERE) continue;
      for (let at = newer.skillsFrom[one]!; at < newer.skillsFrom[one + 1]!; at++) {
        visit(newer.skills[at]! & NUMBER, slot, newer.skills[at]! >>> POINTS_SHIFT);
      }
    }
  }

  private occupationsWith(newer: NewVacancies, order: Uint32Array, arena: Arena): Uint16Array {
    const occupations = arena.u16(order.length);
    for (let to = 0; to < order.length; to++) {
      const slot = order[to]!;
      occupations[to] = slot < this.count ? this.occupations[slot]! : newer.occupations[slot - this.count]!;
    }
    return occupations;
  }
}

function runsOf(order: Uint32Array, kindOf: Uint32Array, arena: Arena) {
  const [kinds, ends]: [number[], number[]] = [[], []];
  for (let to = 0; to < order.length; to++) {
    if (kindOf[order[to]!] !== kinds.at(-1)) kinds.push(kindOf[order[to]!]!);
    ends[kinds.length - 1] = to + 1;
  }
  return [kept(Uint32Array.from(kinds), arena), kept(Uint32Array.from(ends), arena)] as const;
}

function kept(numbers: Uint32Array, arena: Arena): Uint32Array {
  const array = arena.u32(numbers.length);
  array.set(numbers);
  return array;
}
