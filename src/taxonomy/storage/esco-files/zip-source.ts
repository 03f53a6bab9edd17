import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { EscoFileUnreadable } from '../../domain/taxonomy.errors.js';
import type { EscoSource } from './source-file.js';

/** Most that one entry may swell, and most that a zip may hold unpacked; ESCO packs about 8 to 1 and holds some 60 MB a language. */
const MOST_SWELLING = 100;
const MOST_BYTES = 2 * 2 ** 30;

/** The CSV entries of a zip. Names that lead out of it are refused; nothing is written to disk. @throws EscoFileUnreadable */
export async function zipSources(file: string, shown: string): Promise<EscoSource[]> {
  const sources: EscoSource[] = [];
  let bytes = 0;
  await withZip(file, shown, true, async (zip) => {
    for await (const entry of zip.eachEntry()) {
      if (!/\.csv(\.gz)?$/i.test(entry.fileName)) continue;
      bytes += entry.uncompressedSize;
      refuseSwollen(entry, bytes, shown);
      const { fileName, compressedSize } = entry;
      sources.push({ path: `${shown}/${fileName}`, size: compressedSize, open: () => openEntry(file, shown, fileName) });
    }
  });
  return sources;
}

/** The zip closes by itself when the entry has been read. */
function openEntry(file: string, shown: string, fileName: string): Promise<Readable> {
  return withZip(file, shown, false, async (zip) => {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== fileName) continue;
      const stream = await zip.openReadStreamPromise(entry);
      return stream.once('close', () => zip.close());
    }
    throw new Error(`the entry ${fileName} has gone.`);
  });
}

async function withZip<T>(file: string, shown: string, close: boolean, use: (zip: ZipFile) => Promise<T>): Promise<T> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(file, { lazyEntries: true, autoClose: false });
    return await use(zip);
  } catch (error) {
    close = true;
    if (error instanceof EscoFileUnreadable) throw error;
    throw new EscoFileUnreadable(shown, `it cannot be read as a zip (${(error as Error).message}). Download it again.`);
  } finally {
    if (close) zip?.close();
  }
}

function refuseSwollen({ fileName, compressedSize, uncompressedSize }: Entry, bytes: number, shown: string): void {
  if (bytes <= MOST_BYTES && uncompressedSize <= MOST_SWELLING * Math.max(compressedSize, 1)) return;
  throw new EscoFileUnreadable(
    `${shown}/${fileName}`,
    `unpacked it would be ${uncompressedSize} bytes from ${compressedSize}; at most ${MOST_SWELLING} to 1 and ${MOST_BYTES} in all are taken.`,
  );
}
