import { Buffer } from 'node:buffer';
import type { WriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { digestOf, fileOf, MANIFEST, type Manifest } from './manifest.js';
import { Measured } from './measured.js';

/** A ZIP that any tool opens: a file a table, then the manifest, whose SHA-256 is the comment. One table at a time goes through memory. */
export class ArchiveWriter {
  private readonly zip = new yazl.ZipFile();
  private readonly written: Promise<void>;

  constructor(to: WriteStream) {
    this.written = pipeline(this.zip.outputStream, to);
    this.written.catch(() => {});
    this.zip.on('error', () => {});
  }

  /** @returns how many bytes it was, and their SHA-256 */
  async add(table: string, rows: Readable): Promise<{ bytes: number; sha256: string }> {
    const measured = new Measured();
    const read = pipeline(rows, measured);
    this.zip.addReadStream(measured, fileOf(table), { forceZip64Format: true, mode: 0o100600 });
    await Promise.race([read, this.written.then(() => Promise.reject(new Error('The archive was closed early.')))]);
    return { bytes: measured.bytes, sha256: measured.sha256() };
  }

  /** On the disk when it returns. */
  async end(manifest: Manifest): Promise<void> {
    const text = `${JSON.stringify(manifest, null, 1)}\n`;
    this.zip.addBuffer(Buffer.from(text), MANIFEST, { mode: 0o100600 });
    this.zip.end({ forceZip64Format: false, comment: `sha-256:${digestOf(text)}` });
    await this.written;
  }
}
