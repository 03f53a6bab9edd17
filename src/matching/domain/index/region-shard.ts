import { type Arena, enlarged, type Numbers } from './arena.js';
import * as at from './layout.js';
import { NewVacancies } from './new-vacancies.js';
import { PackedVacancies } from './packed-vacancies.js';
import { daysOf, GONE, type OpeningNumbers } from './vocabulary.js';

export class RegionFull extends Error {
  readonly code = 'region-full';
  constructor() {
    super(`One region holds at most ${at.MOST_NUMBERS} vacancies in the index. Import the vacancies with finer regions (ISO 3166-2).`);
  }
}

/** More new vacancies than this, and than a thirty-second of the packed ones, are packed: looking at each costs too much. */
const FEW_NEW = 256;
const SHARE_OF_NEW = 5;
const FEW_GONE = 64;
const FIRST_ROOM = 16;
const WORDS = at.SLOT / 4;

/** The vacancies of one region by slot: first the packed ones, then the newer. A vacancy that closes leaves its slot empty. */
export class RegionShard {
  ids: string[] = [];
  packed: PackedVacancies;
  newer: NewVacancies;
  private gone = 0;
  /** Where the kernel finds this region, see layout.ts. */
  readonly addresses: Uint32Array;
  /** What is asked of a vacancy that comes near a list, see layout.ts. */
  slots: Uint32Array;

  constructor(private readonly arena: Arena) {
    this.packed = PackedVacancies.none(arena);
    this.newer = new NewVacancies(arena);
    this.slots = arena.u32(WORDS * FIRST_ROOM);
    this.addresses = arena.u32(at.REGION / 4);
    this.describe();
  }

  /** @returns its slot @throws RegionFull */
  add(id: string, order: number, opening: OpeningNumbers): number {
    const { arena } = this;
    const slot = this.ids.length;
    if (slot >= at.MOST_NUMBERS) throw new RegionFull();
    this.slots = enlarged(arena, this.slots, WORDS * (slot + 1));
    this.ids.push(id);
    this.slots.set([order, opening.terms, daysOf(opening.start, opening.expires)], WORDS * slot);
    this.newer.add(opening);
    this.describe();
    return slot;
  }

  remove(slot: number): void {
    this.slots[WORDS * slot + at.DAYS / 4] = daysOf(0, GONE);
    this.ids[slot] = '';
    this.gone++;
  }

  /** The id has another number in the order of ids. */
  setOrder(slot: number, order: number): void {
    this.slots[WORDS * slot + at.ORDER / 4] = order;
  }

  get wantsPacking(): boolean {
    const tooManyNew = this.newer.count > Math.max(FEW_NEW, this.packed.count >> SHARE_OF_NEW);
    return tooManyNew || (this.gone > FEW_GONE && 2 * this.gone > this.ids.length);
  }

  /** The same vacancies without empty slots, all of them packed. Afterwards `ids` tells the new slots. @param skills that the country knows */
  pack(skills: number): void {
    const { arena, ids, slots, packed, newer } = this;
    const before = this.arrays;
    const order = packed.orderWith(newer, slots);
    this.packed = packed.with(newer, order, skills, arena);
    this.newer = new NewVacancies(arena);
    this.ids = Array.from(order, (slot) => ids[slot]!);
    this.slots = arena.u32(WORDS * order.length);
    for (let to = 0; to < order.length; to++) {
      for (let word = 0; word < WORDS; word++) this.slots[WORDS * to + word] = slots[WORDS * order[to]! + word]!;
    }
    this.gone = 0;
    arena.free(...before);
    this.describe();
  }

  get bytes(): number {
    return this.arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  private describe(): void {
    const { packed, newer, addresses } = this;
    addresses[at.SKILLS_HERE / 4] = packed.skillsHere.byteOffset;
    addresses[at.SKILLS_KNOWN / 4] = packed.skillsHere.length;
    addresses[at.POSTINGS_FROM / 4] = packed.postingsFrom.byteOffset;
    addresses[at.POSTINGS / 4] = packed.postings.byteOffset;
    addresses[at.SLOT_OCCUPATIONS / 4] = packed.occupations.byteOffset;
    addresses[at.KINDS_HERE / 4] = packed.kinds.byteOffset;
    addresses[at.KIND_ENDS / 4] = packed.kindEnds.byteOffset;
    addresses[at.KIND_COUNT / 4] = packed.kinds.length;
    addresses[at.PACKED / 4] = packed.count;
    addresses[at.SLOTS / 4] = this.slots.byteOffset;
    addresses[at.NEWER / 4] = newer.count;
    addresses[at.NEWER_KINDS / 4] = newer.kinds.byteOffset;
    addresses[at.NEWER_OCCUPATIONS / 4] = newer.occupations.byteOffset;
    addresses[at.NEWER_SKILLS_FROM / 4] = newer.skillsFrom.byteOffset;
    addresses[at.NEWER_SKILLS / 4] = newer.skills.byteOffset;
  }

  private get arrays(): readonly Numbers[] {
    return [...this.packed.arrays, ...this.newer.arrays, this.slots];
  }
}
