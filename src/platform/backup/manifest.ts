import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Rises when an archive can no longer be read by what reads it now. */
export const FORMAT = 1;
export const MANIFEST = 'manifest.json';

export interface TableCopy {
  /** Schema and name as SQL writes them. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly bytes: number;
  /** Of the rows as COPY writes them in text, hexadecimal. */
  readonly sha256: string;
}

/** A key-encryption key of the ring that the archive cannot be read without; the sample is proof of it. */
export interface NeededKey {
  readonly kek: string;
  readonly dataKeys: number;
  readonly sample: { readonly subject: string; readonly wrapped: string };
}

/** What an archive holds: one moment of the database, with what proves it. */
export interface Manifest {
  readonly format: number;
  readonly release: string;
  readonly takenAt: string;
  readonly server: string;
  readonly migrations: readonly string[];
  readonly tables: readonly TableCopy[];
  readonly sequences: readonly { readonly name: string; readonly last: string }[];
  readonly auditHeads: readonly { readonly organisation: string; readonly sequence: number; readonly hash: string }[];
  readonly keys: readonly NeededKey[];
  /** A fixed word under the index key: by another key the erased are not recognised. */
  readonly indexKeyProof: string;
}

export const fileOf = (table: string) => `tables/${table}.copy`;

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The release that runs. */
export function ownRelease(): string {
  const file = path.resolve(import.meta.dirname, '../../../../package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
