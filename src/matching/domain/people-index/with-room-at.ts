import { grown } from '../index/grown.js';

/** Room for one more at `at`, half as much again when there is none. @param most never more room than this */
export function withRoomAt<A extends Uint8Array | Uint16Array | Uint32Array>(array: A, at: number, most = Number.POSITIVE_INFINITY): A {
  return at < array.length ? array : grown(array, Math.min(most, Math.max(at + 1, Math.ceil(1.5 * array.length))));
}
