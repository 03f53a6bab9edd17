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

/** What another thread needs to help: see threads/ranking-thread.ts. */
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

/** So long the others may take for the people that they hold, in ms; before that the processor is left to them after so many looks. */
const PATIENCE = 10_000;
const LOOKS = 1_000;
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
  /** The same words, as Atomics waits on them. */
  private readonly counters: Int32Array;
  private readonly records: Uint32Array[];
  private readonly results: Uint32Array[];
  private readonly rooms: Room[] = [];
  /** Length of the sums, and of the best of kinds, in every room. */
  private slots = at.LANES;
  private kinds = 0;

  constructor(private readonly arena: SharedArena) {
    this.exports = new WebAssembly.Instance(this.module, { env: { memory: arena.memory } }).exports as KernelExports;
    this.ring = arena.u32(at.RECORDS / 4 + at.RING);
    this.counters = new Int32Array(this.ring.buffer, this.ring.byteOffset, at.RECORDS / 4);
    this.ring[at.OCCUPATION_WEIGHT / 4] = WEIGHTS.occupation;
    this.records = Array.from({ length: at.RING }, () => arena.u32(0));
    this.results = Array.from({ length: at.RING }, () => arena.u32(0));
    this.addRoom();
  }

  /** Room for one more thread. */
  seat(): ThreadSeat {
    return { module: this.module, memory: this.arena.memory, ring: this.ring.byteOffset, room: this.addRoom().words.byteOffset };
  }

  rank(askings: Iterable<Asking>, limit: number): readonly Ranking[] {
    const asked: Asking[] = [];
    const first = Atomics.load(this.counters, at.PUBLISHED / 4) >>> 0;
    let waiting = 0;
    for (const asking of askings) {
      this.makeRoomFor(asking.shards);
      this.write((first + asked.length) % at.RING, asking, limit);
      asked.push(asking);
      if (++waiting === PORTION) waiting = this.publish(waiting);
    }
    this.publish(waiting);
    this.finish();
    return asked.map(({ shards }, one) => this.read((first + one) % at.RING, shards, limit));
  }

  private publish(people: number): 0 {
    Atomics.add(this.counters, at.PUBLISHED / 4, people);
    if (this.rooms.length > 1) Atomics.notify(this.counters, at.PUBLISHED / 4);
    return 0;
  }

  /** Ranks along, then waits for what other threads still hold. */
  private finish(): void {
    this.exports.rankPublished(this.ring.byteOffset, this.rooms[0]!.words.byteOffset);
    const began = performance.now();
    for (let looks = 0; this.atWork; looks++) {
      if (looks > LOOKS) Atomics.wait(this.counters, at.DONE / 4, this.counters[at.DONE / 4]!, 1);
      if (looks > LOOKS && performance.now() - began > PATIENCE) throw new KernelStuck();
    }
  }

  private get atWork(): boolean {
    return Atomics.load(this.counters, at.DONE / 4) !== Atomics.load(this.counters, at.PUBLISHED / 4);
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

  private addRoom(): Room {
    const { arena } = this;
    const words = arena.u32(at.ROOM / 4);
    words[at.POINTS / 4] = arena.u16(at.OCCUPATION + 1).byteOffset;
    words[at.EVIDENCE / 4] = arena.u8(at.MOST_NUMBERS).byteOffset;
    const room = { words, sums: arena.u16(0), bestOfKinds: arena.u16(0) };
    this.furnish(room);
    this.rooms.push(room);
    return room;
  }

  /** Between two people, when no thread is at work. */
  private makeRoomFor(shards: readonly RegionShard[]): void {
    let [slots, kinds] = [at.LANES, 0];
    for (const { packed } of shards) {
      slots += packed.count;
      kinds += packed.kinds.length;
    }
    if (slots <= this.slots && kinds <= this.kinds) return;
    this.finish();
    [this.slots, this.kinds] = [Math.max(this.slots, 2 * slots), Math.max(this.kinds, 2 * kinds)];
    for (const room of this.rooms) this.furnish(room);
  }

  private furnish(room: Room): void {
    this.arena.free(room.sums, room.bestOfKinds);
    room.sums = this.arena.u16(this.slots);
    room.bestOfKinds = this.arena.u16(this.kinds);
    room.words[at.SUMS / 4] = room.sums.byteOffset;
    room.words[at.BEST_OF_KINDS / 4] = room.bestOfKinds.byteOffset;
  }
}

/** What one thread works in. */
interface Room {
  readonly words: Uint32Array;
  sums: Uint16Array;
  bestOfKinds: Uint16Array;
}

function listIn(results: Uint32Array, list: 0 | 1, shards: readonly RegionShard[], limit: number): readonly Ranked[] {
  const keys = at.KEYS / 4 + 2 * limit * list;
  const places = at.KEYS / 4 + 4 * limit + limit * list;
  const ranked: Ranked[] = [];
  for (let one = 0; one < results[list]!; one++) {
    const place = results[places + one]!;
    ranked.push({ id: shards[place >>> at.POINTS_SHIFT]!.ids[place & at.NUMBER]!, score: results[keys + 2 * one + 1]! });
  }
  return ranked;
}
