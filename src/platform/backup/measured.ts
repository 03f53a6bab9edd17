import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

/** Lets bytes through and knows how many they were, and their SHA-256. */
export class Measured extends Transform {
  private readonly hash = createHash('sha256');
  bytes = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error: null, chunk: Buffer) => void): void {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    done(null, chunk);
  }

  /** Once, at the end. */
  sha256(): string {
    return this.hash.digest('hex');
  }
}
