import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { ArchiveUnreadable } from './backup.errors.js';
import { digestOf, FORMAT, fileOf, MANIFEST, type Manifest, type TableCopy } from './manifest.js';
import { Measured } from './measured.js';

const MOST_BYTES_OF_MANIFEST = 64 << 20;

/** An archive whose manifest is whole. Tables are proven as they are read. */
export class ArchiveReader {
  private constructor(
    private readonly file: string,
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    readonly manifest: Manifest,
  ) {}

  /** @throws ArchiveUnreadable */
  static async open(file: string): Promise<ArchiveReader> {
    const zip = await openPromise(file, { lazyEntries: true, autoClose: false }).catch((error: Error) => {
      throw new ArchiveUnreadable(file, `it is not there, cut short or no archive (${error.message}).`);
    });
    try {
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
      return new ArchiveReader(file, zip, entries, await manifestOf(file, zip, entries.get(MANIFEST)));
    } catch (error) {
      zip.close();
      throw error instanceof ArchiveUnreadable
        ? error
        : new ArchiveUnreadable(file, `its list of files is damaged (${(error as Error).message}).`);
    }
  }

  /** Hands the rows of a table over, and refuses them afterwards unless they are those that were written. @throws ArchiveUnreadable */
  async copy({ name, bytes, sha256 }: TableCopy, into: Writable): Promise<void> {
    const entry = this.entries.get(fileOf(name));
    if (!entry) throw new ArchiveUnreadable(this.file, `the rows of ${name} are missing.`);
    const measured = new Measured();
    try {
      const source: Readable = await this.zip.openReadStreamPromise(entry);
      await pipeline(source, measured, into);
    } catch (error) {
      if (isOfDatabase(error)) throw error;
      throw new ArchiveUnreadable(this.file, `the rows of ${name} are damaged (${(error as Error).message}).`);
    }
    if (measured.bytes !== bytes || measured.sha256() !== sha256)
      throw new ArchiveUnreadable(this.file, `the rows of ${name} are damaged: they are not those that were written.`);
  }

  close(): void {
    this.zip.close();
  }
}

async function manifestOf(file: string, zip: ZipFile, entry: Entry | undefined): Promise<Manifest> {
  if (!entry || entry.uncompressedSize > MOST_BYTES_OF_MANIFEST) throw new ArchiveUnreadable(file, 'it has no manifest.');
  const written = await text(await zip.openReadStreamPromise(entry));
  if (zip.comment !== `sha-256:${digestOf(written)}`) throw new ArchiveUnreadable(file, 'its manifest is damaged.');
  const manifest = JSON.parse(written) as Manifest;
  if (manifest.format !== FORMAT)
    throw new ArchiveUnreadable(file, `it has the format ${manifest.format}, and format ${FORMAT} is read here.`);
  return manifest;
}

/** Damaged rows may offend the database before their hash is known; its own troubles are told as they are. */
const DAMAGED_DATA = /^22|^08P01$/;
const SQLSTATE = /^[0-9A-Z]{5}$/;

function isOfDatabase(error: unknown): boolean {
  const { code = '', severity } = error as { code?: string; severity?: string };
  return severity !== undefined && SQLSTATE.test(code) && !DAMAGED_DATA.test(code);
}
