import { setImmediate } from 'node:timers/promises';

/** Drives a computation and lets what waits (requests, timers) have its turn between the parts. */
export async function inTurns<T>(parts: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
    await setImmediate();
  }
}
