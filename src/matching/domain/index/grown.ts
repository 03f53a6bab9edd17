/** A longer array that begins with the same numbers. */
export function grown<A extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(array: A, length: number): A {
  const longer = new (array.constructor as new (length: number) => A)(length);
  longer.set(array);
  return longer;
}
