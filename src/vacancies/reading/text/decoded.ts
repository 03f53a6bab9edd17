import iconv from 'iconv-lite';
import { UnreadableFeed } from '../../domain/vacancy.errors.js';
import { readingsOf } from './readings.js';

interface Decoder {
  write(buffer: Buffer): string;
  end(): string | undefined;
}

/** Bytes as text: by the charset that was declared, else by the byte-order mark, else as what the bytes can only be. @throws UnreadableFeed */
export async function* decoded(bytes: AsyncIterable<Buffer>, charset?: string): AsyncGenerator<string> {
  let decoder: Decoder | undefined;
  for await (const chunk of bytes) {
    decoder ??= decoderFor(charset ?? markedBy(chunk) ?? shapeOf(chunk));
    yield decoder.write(chunk);
  }
  yield decoder?.end() ?? '';
}

function markedBy(start: Buffer): string | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : undefined;
}

const LOOKED_AT = 1_000;
const MOSTLY = 0.3;

/** Text of Europe in UTF-16 is half zeros, at odd places or at even ones; all else must be UTF-8. */
function shapeOf(start: Buffer): string {
  const looked = start.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  for (const [at, byte] of looked.entries()) if (byte === 0) zeros[at % 2]!++;
  const [even, odd] = zeros as [number, number];
  if (odd > MOSTLY * looked.length && even === 0) return 'utf-16le';
  return even > MOSTLY * looked.length && odd === 0 ? 'utf-16be' : 'utf-8';
}

function decoderFor(name: string): Decoder {
  if (/^utf-?8$/i.test(name)) return strictUtf8();
  if (iconv.encodingExists(name)) return iconv.getDecoder(name);
  throw new UnreadableFeed(
    `There is no encoding "${String(name).slice(0, 40)}". Send UTF-8, or name the encoding in the Content-Type (charset=windows-1250).`,
  );
}

function strictUtf8(): Decoder {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  const guarded = (work: () => string, chunk: Buffer) => {
    try {
      return work();
    } catch {
      const advice = 'Save it as UTF-8, or name its encoding in the Content-Type (charset=windows-1250) or in the mapping of the feed.';
      throw new UnreadableFeed(`The feed is not UTF-8 after some ${bytes} bytes. ${readingsOf(chunk)}${advice}`);
    }
  };
  const write = (chunk: Buffer) => {
    const text = guarded(() => decoder.decode(chunk, { stream: true }), chunk);
    bytes += chunk.length;
    return text;
  };
  return { write, end: () => guarded(() => decoder.decode(), Buffer.alloc(0)) };
}
