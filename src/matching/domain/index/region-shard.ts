import { type Arena, enlarged, type Numbers } from './arena.js';
import * as at from './layout.js';
import { NewVacancies } from './new-vacancies.js';
import { PackedVacancies, type VocabularySize } from './packed-vacancies.js';
import { GONE, type OpeningNumbers } from './vocabulary.js';

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

/** The vacancies of one region by slot: first the packed ones, then the newer. A vacancy that closes leaves its slot empty. */
export class RegionShard {
  ids: string[] = [];
  packed: PackedVacancies;
  newer: NewVacancies;
  private gone = 0;
  /** Where the kernel finds this region, see layout.ts. */
  readonly addresses: Uint32Array;
  terms: Uint32Array;
  starts: Uint16Array;
  /** See IdOrder. */
  orders: Uint32Array;
  /** The last day; GONE: the slot is empty. */
  expires: Uint16Array;

  constructor(private readonly arena: Arena) {
    this.packed = PackedVacancies.none(arena);
    this.newer = new NewVacancies(arena);
    this.orders = arena.u32(FIRST_ROOM);
    this.terms = arena.u32(FIRST_ROOM);
    this.starts = arena.u16(FIRST_ROOM);
    this.expires = arena.u16(FIRST_ROOM);
    this.addresses = arena.u32(at.REGION / 4);
    this.describe();
  }

  /** @returns its slot @throws RegionFull */
  add(id: string, order: number, opening: OpeningNumbers): number {
    const { arena } = this;
    const slot = this.ids.length;
    if (slot >= at.MOST_NUMBERS) throw new RegionFull();
    this.orders = enlarged(arena, this.orders, slot + 1);
    this.terms = enlarged(arena, this.terms, slot + 1);
    this.starts = enlarged(arena, this.starts, slot + 1);
    this.expires = enlarged(arena, this.expires, slot + 1);
    this.ids.push(id);
    this.orders[slot] = order;
    this.terms[slot] = opening.terms;
    this.starts[slot] = opening.start;
    this.expires[slot] = opening.expires;
    this.newer.add(opening);
    this.describe();
    return slot;
  }

  remove(slot: number): void {
    this.expires[slot] = GONE;
    this.ids[slot] = '';
    this.gone++;
  }

  get wantsPacking(): boolean {
    const tooManyNew = this.newer.count > Math.max(FEW_NEW, this.packed.count >> SHARE_OF_NEW);
    return tooManyNew || (this.gone > FEW_GONE && 2 * this.gone > this.ids.length);
  }

  /** The same vacancies without empty slots, all of them packed. Afterwards `ids` tells the new slots. */
  pack(size: VocabularySize): void {
    const { arena, ids, orders, terms, starts, expires } = this;
    const before = this.arrays;
    const { packed, order } = this.packed.with(this.newer, (slot) => expires[slot] !== GONE, orders, size, arena);
    this.packed = packed;
    this.newer = new NewVacancies(arena);
    this.ids = Array.from(order, (slot) => ids[slot]!);
    this.orders = picked(orders, order, arena.u32(order.length));
    this.terms = picked(terms, order, arena.u32(order.length));
    this.starts = picked(starts, order, arena.u16(order.length));
    this.expires = picked(expires, order, arena.u16(order.length));
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
    addresses[at.OCCUPATIONS_FROM / 4] = packed.occupationsFrom.byteOffset;
    addresses[at.OCCUPATIONS_KNOWN / 4] = packed.occupationsFrom.length - 1;
    addresses[at.SLOTS_BY_OCCUPATION / 4] = packed.slotsByOccupation.byteOffset;
    addresses[at.KINDS_HERE / 4] = packed.kinds.byteOffset;
    addresses[at.KIND_ENDS / 4] = packed.kindEnds.byteOffset;
    addresses[at.KIND_COUNT / 4] = packed.kinds.length;
    addresses[at.PACKED / 4] = packed.count;
    addresses[at.SLOT_ORDERS / 4] = this.orders.byteOffset;
    addresses[at.SLOT_TERMS / 4] = this.terms.byteOffset;
    addresses[at.SLOT_STARTS / 4] = this.starts.byteOffset;
    addresses[at.SLOT_EXPIRES / 4] = this.expires.byteOffset;
    addresses[at.NEWER / 4] = newer.count;
    addresses[at.NEWER_KINDS / 4] = newer.kinds.byteOffset;
    addresses[at.NEWER_OCCUPATIONS / 4] = newer.occupations.byteOffset;
    addresses[at.NEWER_SKILLS_FROM / 4] = newer.skillsFrom.byteOffset;
    addresses[at.NEWER_SKILLS / 4] = newer.skills.byteOffset;
  }

  private get arrays(): readonly Numbers[] {
    return [...this.packed.arrays, ...this.newer.arrays, this.orders, this.terms, this.starts, this.expires];
  }
}

/** The values at the slots of `order`. */
function picked<A extends Numbers>(from: A, order: Uint32Array, to: A): A {
  for (let slot = 0; slot < order.length; slot++) to[slot] = from[order[slot]!]!;
  return to;
}
