import type { Readable } from 'node:stream';

/** One file as it lies in a directory or a zip; `open` gives its bytes, still packed when its name ends in .gz. */
export interface EscoSource {
  /** Relative to the place that was named, with `/`. */
  readonly path: string;
  /** Bytes on disk. */
  readonly size: number;
  open(): Promise<Readable>;
}
