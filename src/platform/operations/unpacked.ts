import { pipeline, Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** An archive that grows more than this is made to fill a disk. */
const MOST_GROWTH = 100;
/** Small files of repeated words may. */
const ALWAYS = 1 << 20;

export class UploadGrowsTooMuch extends Error {
  readonly code = 'feed-too-compressed';
  constructor() {
    super(
      `The upload unpacks to more than ${MOST_GROWTH} times its size. Nothing was taken in; send it in parts, or without Content-Encoding.`,
    );
  }
}

export class BrokenGzip extends Error {
  readonly code = 'unreadable-feed';
  constructor(cause: Error) {
    super(`The upload is not whole gzip (${cause.message}). Nothing was taken in; send it again.`);
  }
}

/** What an upload holds, in flat memory. @param encoding Content-Encoding of the request @throws UploadGrowsTooMuch, BrokenGzip while it is read */
export function unpacked(upload: Readable, encoding: string | undefined): AsyncIterable<Buffer> {
  return encoding === undefined || encoding === 'identity' ? upload : gunzipped(upload);
}

async function* gunzipped(upload: Readable): AsyncGenerator<Buffer> {
  let packed = 0;
  let grown = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      packed += chunk.length;
      done(null, chunk);
    },
  });
  const plain = pipeline(upload, counter, createGunzip(), () => {});
  try {
    for await (const chunk of plain as unknown as AsyncIterable<Buffer>) {
      grown += chunk.length;
      if (grown > ALWAYS + MOST_GROWTH * packed) throw new UploadGrowsTooMuch();
      yield chunk;
    }
  } catch (error) {
    throw /^Z_/.test((error as NodeJS.ErrnoException).code ?? '') ? new BrokenGzip(error as Error) : error;
  }
}
