const PART_BYTES = 1 << 20;

/** An upload in parts of some megabyte, so that no more of it is ever held. */
export async function* inParts(upload: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of upload) {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes < PART_BYTES) continue;
    yield Buffer.concat(held);
    held = [];
    bytes = 0;
  }
  if (bytes) yield Buffer.concat(held);
}
