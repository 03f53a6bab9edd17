import { isUtf8 } from 'node:buffer';
import { Transform } from 'node:stream';
import { EscoFileUnreadable } from '../../domain/taxonomy.errors.js';

const NEWLINE = 10;

/** Passes bytes on as they are; stops at the first that is not UTF-8, and names its line. */
export function utf8Only(file: string): Transform {
  let held: Buffer = Buffer.alloc(0);
  let lines = 1;
  const check = (bytes: Buffer): Buffer => {
    if (!sound(bytes)) throw notUtf8(file, lines + newlinesBeforeFault(bytes));
    lines += newlinesIn(bytes);
    return bytes;
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const bytes = held.length ? Buffer.concat([held, chunk]) : chunk;
      const end = bytes.length - unfinished(bytes);
      held = bytes.subarray(end);
      settle(() => check(bytes.subarray(0, end)), done);
    },
    flush(done) {
      settle(() => check(held), done);
    },
  });
}

/** PostgreSQL takes no zero byte; UTF-16 without a mark is full of them. */
function sound(bytes: Buffer): boolean {
  return isUtf8(bytes) && !bytes.includes(0);
}

function settle(give: () => Buffer, done: (error: Error | null, bytes?: Buffer) => void): void {
  try {
    done(null, give());
  } catch (error) {
    done(error as Error);
  }
}

/** Bytes at the end that begin a character whose rest is in the next chunk: at most three. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    if (length > 1) return length > back ? back : 0;
  }
  return 0;
}

function newlinesIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}

function newlinesBeforeFault(bytes: Buffer): number {
  let begin = 0;
  for (let count = 0; ; count++) {
    const end = bytes.indexOf(NEWLINE, begin);
    if (end === -1 || !sound(bytes.subarray(begin, end))) return count;
    begin = end + 1;
  }
}

function notUtf8(file: string, line: number): EscoFileUnreadable {
  return new EscoFileUnreadable(file, 'there are bytes that are not UTF-8. Save the file as UTF-8, or download it again.', line);
}
