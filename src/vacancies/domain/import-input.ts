import type { CountryCode } from '../../standards/index.js';
import type { FeedMapping } from './feed-mapping.js';

/** What holds for one import from its first row to its last, also after a pause: it does not change when mapping or codes do. */
export interface ImportInput {
  readonly format: 'ndjson' | 'csv' | 'json-ld' | 'html';
  readonly source: string;
  readonly charset?: string;
  /** Whoever sent the feed writes for these, and under this source only; left out: for all. */
  readonly countries?: readonly CountryCode[];
  /** A snapshot is everything that stands: what is absent closes. */
  readonly mode?: 'upsert' | 'snapshot';
  /** So many absent ones the sender lets close. */
  readonly confirm?: number;
  /** Of the register, when the import began. */
  readonly revision?: number;
  readonly mapping?: FeedMapping;
  /** The version of the national list that was in force when the import began. */
  readonly codes?: { readonly scheme: string; readonly version: number };
}
