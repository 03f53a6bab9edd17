import type { Ranked } from '../rank.js';
import type { Ranking } from '../reference.js';
import { WEIGHTS } from '../weights.js';
import type { SharedArena } from './arena.js';
import type { CandidateNumbers } from './candidate-numbers.js';
import type { Asking, Kernel } from './kernel.js';
import { KERNEL } from './kernel-bytes.js';
import * as at from './layout.js';
import type { RegionShard } from './region-shard.js';

/** A thread of the kernel: one instance over the shared memory. */
export interface KernelExports {
  rankPublished(ring: number, room: number): void;
}

/** What another thread needs to help: see ranking-thread.ts. */
export interface ThreadSeat {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly ring: number;
  readonly room: number;
}

export class KernelStuck extends Error {
  readonly code = 'kernel-stuck';
  constructor() {
    super('A thread of the matching kernel took people and did not give their lists. Restart the process.');
  }
}

/** So long a thread may take for the people that it holds, in ms. */
const PATIENCE = 10_000;
/** People that are made ready before the threads are told. */
const PORTION = 8;

/**
 * The kernel in WebAssembly: the same steps as the one in JavaScript, eight sums at a time. People are written into a ring, from which every thread takes
 * the next; the thread that asks writes, ranks along, and reads the results. It has the index to itself until all are done: nothing changes meanwhile.
 */
export class WebAssemblyKernel implements Kernel {
  readonly most = at.RING;
  private readonly module = new WebAssembly.Module(Buffer.from(KERNEL, 'base64'));
  private readonly exports: KernelExports;
  private readonly ring: Uint32Array;
  private readonly records: Uint32Array[];
  private readonly results: Uint32Array[];
  private readonly rooms: Uint32Array[] = [];
  private readonly sums: Uint16Array[] = [];

  constructor(private readonly arena: SharedArena) {
    this.exports = new WebAssembly.Instance(this.module, { env: { memory: arena.memory } }).exports as KernelExports;
    this.ring = arena.u32(at.RECORDS / 4 + at.RING);
    this.ring[at.OCCUPATION_WEIGHT / 4] = WEIGHTS.occupation;
    this.records = Array.from({ length: at.RING }, () => arena.u32(0));
    this.results = Array.from({ length: at.RING }, () => arena.u32(0));
    this.addRoom();
  }

  /** Room for one more thread. */
  seat(): ThreadSeat {
    return { module: this.module, memory: this.arena.memory, ring: this.ring.byteOffset, room: this.addRoom().byteOffset };
  }

  rank(askings: Iterable<Asking>, limit: number): readonly Ranking[] {
    const asked: Asking[] = [];
    const first = Atomics.load(this.ring, at.PUBLISHED / 4);
    let waiting = 0;
    for (const asking of askings) {
      for (const { packed } of asking.shards) this.makeRoomFor(packed.count);
      this.write((first + asked.length) % at.RING, asking, limit);
      asked.push(asking);
      if (++waiting === PORTION) waiting = this.publish(waiting);
    }
    this.publish(waiting);
    this.finish();
    return asked.map(({ shards }, one) => this.read((first + one) % at.RING, shards, limit));
  }

  private publish(people: number): 0 {
    Atomics.add(this.ring, at.PUBLISHED / 4, people);
    if (this.rooms.length > 1) Atomics.notify(this.ring as unknown as Int32Array, at.PUBLISHED / 4);
    return 0;
  }

  /** Ranks along, then waits for what other threads still hold. */
  private finish(): void {
    this.exports.rankPublished(this.ring.byteOffset, this.rooms[0]!.byteOffset);
    const published = Atomics.load(this.ring, at.PUBLISHED / 4);
    for (const began = performance.now(); Atomics.load(this.ring, at.DONE / 4) !== published; ) {
      if (performance.now() - began > PATIENCE) throw new KernelStuck();
    }
  }

  private write(number: number, { candidate, shards }: Asking, limit: number): void {
    const { occupations, skills, terms, starts } = candidate;
    const words = at.PERSON / 4 + (at.KNOWN_OCCUPATION / 4) * occupations.length + skills.length + shards.length;
    const record = this.longEnough(this.records, number, words);
    const results = this.longEnough(this.results, number, at.KEYS / 4 + 6 * limit);
    record[at.TODAY / 4] = candidate.today;
    record[at.LIMIT / 4] = limit;
    record[at.KINDS / 4] = candidate.kinds.byteOffset;
    record[at.TERMS / 4] = terms?.byteOffset ?? 0;
    record[at.STARTS / 4] = starts?.byteOffset ?? 0;
    record[at.RESULTS / 4] = results.byteOffset;
    record[at.OCCUPATIONS / 4] = occupations.length;
    record[at.SKILLS / 4] = skills.length / 2;
    record[at.SHARDS / 4] = shards.length;
    this.writeParts(record, candidate, shards);
    this.ring[at.RECORDS / 4 + number] = record.byteOffset;
  }

  private writeParts(record: Uint32Array, { occupations, skills }: CandidateNumbers, shards: readonly RegionShard[]): void {
    let word = at.PERSON / 4;
    for (const { near, practice } of occupations) {
      record[word++] = near.entries.byteOffset;
      record[word++] = near.count;
      record[word++] = practice;
    }
    for (let one = 0; one < skills.length; one++) record[word++] = skills[one]!;
    for (const { addresses } of shards) record[word++] = addresses.byteOffset;
  }

  private read(number: number, shards: readonly RegionShard[], limit: number): Ranking {
    const results = this.results[number]!;
    return { items: listIn(results, 0, shards, limit), open: listIn(results, 1, shards, limit) };
  }

  private longEnough(arrays: Uint32Array[], number: number, words: number): Uint32Array {
    if (arrays[number]!.length < words) {
      this.arena.free(arrays[number]!);
      arrays[number] = this.arena.u32(2 * words);
    }
    return arrays[number]!;
  }

  private addRoom(): Uint32Array {
    const [room, sums] = [this.arena.u32(at.ROOM / 4), this.arena.u16(this.sums[0]?.length ?? at.LANES)];
    room[at.SUMS / 4] = sums.byteOffset;
    room[at.POINTS / 4] = this.arena.u16(at.OCCUPATION + 1).byteOffset;
    room[at.NEAR / 4] = this.arena.u16(at.OCCUPATION + 1).byteOffset;
    room[at.EVIDENCE / 4] = this.arena.u8(at.MOST_NUMBERS).byteOffset;
    this.sums.push(sums);
    this.rooms.push(room);
    return room;
  }

  /** Between two people, when no thread is at work. */
  private makeRoomFor(slots: number): void {
    if (this.sums[0]!.length >= slots + at.LANES) return;
    this.finish();
    for (const [thread, room] of this.rooms.entries()) {
      this.arena.free(this.sums[thread]!);
      this.sums[thread] = this.arena.u16(2 * slots + at.LANES);
      room[at.SUMS / 4] = this.sums[thread]!.byteOffset;
    }
  }
}

function listIn(results: Uint32Array, list: 0 | 1, shards: readonly RegionShard[], limit: number): readonly Ranked[] {
  const keys = at.KEYS / 4 + 2 * limit * list;
  const places = at.KEYS / 4 + 4 * limit + limit * list;
  return Array.from({ length: results[list]! }, (_, one) => {
    const place = results[places + one]!;
    return { id: shards[place >>> at.POINTS_SHIFT]!.ids[place & at.NUMBER]!, score: results[keys + 2 * one + 1]! };
  });
}
