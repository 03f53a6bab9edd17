import { ChainedPostings } from './chained-postings.js';
import type { NumberedEnds } from './last-ids.js';
import { packedPostings } from './packed-postings.js';
import { PeopleBlock } from './people-block.js';
import type { PersonNumbers } from './people-vocabulary.js';
import { type NumberedBlocks, type Place, placeOf } from './places.js';
import { MAX_SLOTS, postingOf } from './posting.js';

const HALF = MAX_SLOTS / 2;
/** Room for the block and the slot in a key of the order of gates. */
const GATES_FACTOR = 2 ** 26;

/** Told of every person who has another place after packing. */
export type Moved = (person: number, from: Place, to: Place) => void;

/** People who accept the same region: packed blocks in the order of what gates look at, and one that takes in who comes. */
export class PeopleShard {
  blocks: PeopleBlock[] = [];
  private coming: { readonly block: PeopleBlock; readonly postings: ChainedPostings } | undefined;

  constructor(
    private readonly numbered: NumberedBlocks,
    private readonly moved: Moved,
  ) {}

  add(person: number, { gates, standings, skills }: PersonNumbers, ends: NumberedEnds): Place {
    const { block, postings } = this.withRoom();
    const slot = block.add(person, gates, standings, ends);
    for (const [skill, grade] of skills) postings.add(skill, postingOf(slot, grade));
    return placeOf(block, slot);
  }

  /** Everybody in one order of gates. */
  packAll(): void {
    this.pack(this.blocks);
  }

  get bytes(): number {
    return this.blocks.reduce((sum, block) => sum + block.bytes, 0);
  }

  private withRoom() {
    if (this.coming?.block.isFull) this.pack([this.coming.block]);
    if (this.coming) return this.coming;
    const postings = new ChainedPostings();
    this.coming = { postings, block: this.numbered.add((number) => new PeopleBlock(number, postings, 16, this.packHalfEmpty)) };
    this.blocks.push(this.coming.block);
    return this.coming;
  }

  /** Packs together what is half empty. */
  private readonly packHalfEmpty = (mostlyEmpty: PeopleBlock) => {
    this.pack(this.blocks.filter((block) => block === mostlyEmpty || block.living <= HALF));
  };

  private pack(old: readonly PeopleBlock[]): void {
    const order = byGates(old);
    const packed = this.packedBlocks(old, order);
    for (const [at, key] of order.entries()) {
      const [from, slot] = [old[blockOf(key)]!, key % MAX_SLOTS];
      const to = packed[Math.floor(at / MAX_SLOTS)]!;
      const person = from.people[slot]!;
      const moved = to.add(person, gatesOf(key), from.standingsOf(slot), from.endsOf(slot));
      this.moved(person, placeOf(from, slot), placeOf(to, moved));
    }
    for (const block of packed) block.trim();
    this.replace(old, packed);
  }

  /** With the postings of those who will come into them. */
  private packedBlocks(old: readonly PeopleBlock[], order: Float64Array): readonly PeopleBlock[] {
    const moving = old.map(({ postings }) => ({ postings, places: new Int32Array(MAX_SLOTS).fill(-1) }));
    for (const [at, key] of order.entries()) moving[blockOf(key)]!.places[key % MAX_SLOTS] = at;
    return packedPostings(moving, Math.ceil(order.length / MAX_SLOTS)).map((postings, at) => {
      const room = Math.min(MAX_SLOTS, order.length - at * MAX_SLOTS);
      return this.numbered.add((number) => new PeopleBlock(number, postings, room, this.packHalfEmpty));
    });
  }

  private replace(old: readonly PeopleBlock[], packed: readonly PeopleBlock[]): void {
    for (const block of old) this.numbered.remove(block);
    const gone = new Set(old);
    if (this.coming && gone.has(this.coming.block)) this.coming = undefined;
    this.blocks = [...this.blocks.filter((block) => !gone.has(block)), ...packed];
  }
}

/** A key for everybody in the blocks, in the order of gates: gates, block and slot. */
function byGates(blocks: readonly PeopleBlock[]): Float64Array {
  const keys = new Float64Array(blocks.reduce((sum, { living }) => sum + living, 0));
  let used = 0;
  for (const [at, block] of blocks.entries()) {
    block.forEach((slot, gates) => {
      keys[used++] = gates * GATES_FACTOR + at * MAX_SLOTS + slot;
    });
  }
  return keys.sort();
}

function gatesOf(key: number): number {
  return Math.floor(key / GATES_FACTOR);
}

/** The place of the block among those that are packed. */
function blockOf(key: number): number {
  return Math.floor((key % GATES_FACTOR) / MAX_SLOTS);
}
