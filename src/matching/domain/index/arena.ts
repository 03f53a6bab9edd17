export type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** Where an index keeps its arrays. They come as zeros; who gives one back must not use it again. */
export interface Arena {
  u8(length: number): Uint8Array;
  u16(length: number): Uint16Array;
  u32(length: number): Uint32Array;
  free(...arrays: readonly Numbers[]): void;
}

/** Arrays of their own, for the collector to take back. */
export const HEAP: Arena = {
  u8: (length) => new Uint8Array(length),
  u16: (length) => new Uint16Array(length),
  u32: (length) => new Uint32Array(length),
  free: () => {},
};

const PAGE = 1 << 16;
const MOST_PAGES = 1 << 16;
const FIRST_PAGES = 64;
/** No room is smaller, and every room begins at a multiple of this: a vector of 128 bits. */
const SMALLEST = 16;
/** The WebAssembly module keeps its own constants below. */
const BEGIN = PAGE;

/** What is the owner's is given back when the collector has taken the owner, so that nobody reads in what was given away. */
const abandoned = new FinalizationRegistry<{ readonly arena: Arena; readonly arrays: Set<Numbers> }>(({ arena, arrays }) =>
  arena.free(...arrays),
);

/** An arena whose arrays live as long as their owner. */
export function ownedBy(owner: object, arena: Arena): Arena {
  if (arena === HEAP) return HEAP;
  const arrays = new Set<Numbers>();
  abandoned.register(owner, { arena, arrays });
  const taken = <A extends Numbers>(array: A): A => {
    arrays.add(array);
    return array;
  };
  return {
    u8: (length) => taken(arena.u8(length)),
    u16: (length) => taken(arena.u16(length)),
    u32: (length) => taken(arena.u32(length)),
    free: (...gone) => {
      for (const array of gone) arrays.delete(array);
      arena.free(...gone);
    },
  };
}

/** Arrays in one shared WebAssembly memory of at most 4 GiB: what the kernel and the worker threads read where it lies. A room's address is its `byteOffset`. */
export class SharedArena implements Arena {
  readonly memory = new WebAssembly.Memory({ initial: FIRST_PAGES, maximum: MOST_PAGES, shared: true });
  private end = BEGIN;
  private readonly given = new Map<number, number[]>();

  u8(length: number): Uint8Array {
    const at = this.allocate(length);
    return new Uint8Array(this.memory.buffer, at, length).fill(0);
  }

  u16(length: number): Uint16Array {
    const at = this.allocate(2 * length);
    return new Uint16Array(this.memory.buffer, at, length).fill(0);
  }

  u32(length: number): Uint32Array {
    const at = this.allocate(4 * length);
    return new Uint32Array(this.memory.buffer, at, length).fill(0);
  }

  free(...arrays: readonly Numbers[]): void {
    for (const { byteOffset, byteLength } of arrays) this.roomsOf(roomFor(byteLength)).push(byteOffset);
  }

  /** @throws RangeError when the memory is full */
  private allocate(bytes: number): number {
    const room = roomFor(bytes);
    const again = this.roomsOf(room).pop();
    if (again !== undefined) return again;
    const at = this.end;
    const missing = at + room - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
    this.end = at + room;
    return at;
  }

  private roomsOf(room: number): number[] {
    const known = this.given.get(room) ?? [];
    this.given.set(room, known);
    return known;
  }
}

/** Eight sizes between a power of two and the next, so that rooms are used again and at most an eighth is lost. */
function roomFor(bytes: number): number {
  const step = Math.max(SMALLEST, 2 ** (Math.floor(Math.log2(Math.max(1, bytes))) - 3));
  return Math.max(1, Math.ceil(bytes / step)) * step;
}

/** The array itself when it is long enough, else a longer one that begins with the same numbers; the shorter is given back. */
export function enlarged<A extends Numbers>(arena: Arena, array: A, length: number): A {
  if (length <= array.length) return array;
  const longer = likeIn(arena, array, Math.max(length, 2 * array.length));
  longer.set(array as ArrayLike<number>);
  arena.free(array);
  return longer;
}

function likeIn<A extends Numbers>(arena: Arena, array: A, length: number): A {
  const bytes = array.BYTES_PER_ELEMENT as 1 | 2 | 4;
  return { 1: () => arena.u8(length), 2: () => arena.u16(length), 4: () => arena.u32(length) }[bytes]() as A;
}
