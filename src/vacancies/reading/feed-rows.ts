import type { Feed, FeedRow } from './feed-row.js';
import { csvRows } from './rows/csv-rows.js';
import { documentRows } from './rows/document-rows.js';
import { htmlRows } from './rows/html-rows.js';
import { ndjsonRows } from './rows/ndjson-rows.js';
import { decoded } from './text/decoded.js';

const READERS = { ndjson: ndjsonRows, csv: csvRows, 'json-ld': documentRows, html: htmlRows } as const;

/** Reads a feed row by row, in flat memory for NDJSON and CSV. @throws UnreadableFeed and nothing else, whatever the bytes */
export function feedRows(feed: Feed, bytes: AsyncIterable<Buffer>): AsyncIterable<FeedRow> {
  return READERS[feed.format](decoded(bytes, feed.charset ?? feed.mapping?.charset), feed);
}
