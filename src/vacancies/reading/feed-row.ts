import type { FeedMapping } from '../domain/feed-mapping.js';

export const FEED_FORMATS = ['ndjson', 'csv', 'json-ld', 'html'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

/** What is known of a feed before its first row is read. */
export interface Feed {
  readonly format: FeedFormat;
  readonly source: string;
  /** As the sender declares it; left out: what the byte-order mark or the bytes themselves say. */
  readonly charset?: string;
  readonly mapping?: FeedMapping;
}

/** In the words of a vacancy form, not yet held to its rules. `occupationCodes`: of other lists than ISCO and ESCO. */
export type Draft = Readonly<Record<string, unknown>>;

/** One row as it came; `problem` where it could not be read at all, `note` where the line is no row. Lines count from 1. */
export interface FeedRow {
  readonly line: number;
  readonly reference?: string;
  readonly draft?: Draft;
  readonly problem?: string;
  readonly note?: { readonly code: string; readonly detail: string };
  /** What was left out of the draft, and why. */
  readonly leftOut?: readonly string[];
}

/** Longest row, in characters. */
export const LONGEST_LINE = 1 << 20;
