import { grown } from '../index/grown.js';
import type { PeopleBlock } from './people-block.js';
import { MAX_SLOTS } from './posting.js';

/** Where a person is, in 32 bits: the number of the block times MAX_SLOTS, and the slot. */
export type Place = number;

const NOWHERE: Place = 0;
/** A person is in so many blocks at most. */
export const MOST_PLACES = 3;

export function placeOf({ number }: PeopleBlock, slot: number): Place {
  return number * MAX_SLOTS + slot;
}

/** The blocks of an index by number, from 1; the number of a block that is no more is given again. */
export class NumberedBlocks {
  private readonly blocks: (PeopleBlock | undefined)[] = [undefined];
  private readonly unused: number[] = [];

  add(make: (number: number) => PeopleBlock): PeopleBlock {
    const number = this.unused.pop() ?? this.blocks.length;
    const block = make(number);
    this.blocks[number] = block;
    return block;
  }

  remove({ number }: PeopleBlock): void {
    this.blocks[number] = undefined;
    this.unused.push(number);
  }

  at(place: Place): { readonly block: PeopleBlock; readonly slot: number } {
    return { block: this.blocks[Math.floor(place / MAX_SLOTS)] as PeopleBlock, slot: place % MAX_SLOTS };
  }
}

/** The places of each person. */
export class PlacesOfPeople {
  private places = new Uint32Array(16 * MOST_PLACES);

  set(person: number, places: readonly Place[]): void {
    const from = person * MOST_PLACES;
    if (from + MOST_PLACES > this.places.length) this.places = grown(this.places, Math.ceil(1.25 * person + 1) * MOST_PLACES);
    this.places.fill(NOWHERE, from, from + MOST_PLACES);
    this.places.set(places, from);
  }

  of(person: number): readonly Place[] {
    const from = person * MOST_PLACES;
    return [...this.places.subarray(from, from + MOST_PLACES)].filter((place) => place !== NOWHERE);
  }

  moved(person: number, from: Place, to: Place): void {
    this.places[this.places.indexOf(from, person * MOST_PLACES)] = to;
  }

  trim(people: number): void {
    this.places = this.places.slice(0, people * MOST_PLACES);
  }

  get bytes(): number {
    return this.places.byteLength;
  }
}
