import { setImmediate } from 'node:timers/promises';

/** Work that says, by yielding, where others may come between. */
export type Work<T> = Generator<void, T, void>;

/** Milliseconds at a stretch. */
const TURN = 15;
/** Steps of a loop between two places where others may come. */
const STRIDE = 500;

export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Lets whatever waits in the event loop come between. */
export async function inTurns<T>(work: Work<T>): Promise<T> {
  for (let began = performance.now(); ; ) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - began < TURN) continue;
    await setImmediate();
    began = performance.now();
  }
}

/** As `Array.map`. */
export function* mapped<T, U>(all: readonly T[], of: (one: T, at: number) => U): Work<U[]> {
  const results: U[] = [];
  for (const [at, one] of all.entries()) {
    results.push(of(one, at));
    if (at % STRIDE === STRIDE - 1) yield;
  }
  return results;
}
