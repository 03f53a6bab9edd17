import fc from 'fast-check';
import { enlarged, type Numbers, SharedArena } from './arena.js';

const MEGABYTE = 1 << 20;

describe('the shared arena', () => {
  it('gives arrays of zeros that never lie over one another, also when some were given back and the memory grew', () => {
    const arena = new SharedArena();
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('u8', 'u16', 'u32'), fc.nat(300_000), fc.boolean()), { maxLength: 40 }), (wishes) => {
        const held: { array: Numbers; mark: number }[] = [];
        for (const [at, [width, length, goes]] of wishes.entries()) {
          const array = arena[width](length);
          expect(array.length).toBe(length);
          expect(array.every((value) => value === 0)).toBe(true);
          array.fill(at + 1);
          held.push({ array, mark: at + 1 });
          if (goes) arena.free(held.shift()!.array);
        }
        for (const { array, mark } of held) expect(array.every((value) => value === mark)).toBe(true);
        arena.free(...held.map(({ array }) => array));
      }),
      { numRuns: 100 },
    );
  });

  it('uses rooms again instead of growing', () => {
    const arena = new SharedArena();
    for (let round = 0; round < 1_000; round++) arena.free(arena.u32(MEGABYTE));
    expect(arena.memory.buffer.byteLength).toBeLessThan(16 * MEGABYTE);
  });

  it('enlarges an array with what it holds', () => {
    const arena = new SharedArena();
    const array = arena.u16(3);
    array.set([1, 2, 3]);
    expect([...enlarged(arena, array, 4)].slice(0, 4)).toEqual([1, 2, 3, 0]);
  });
});
