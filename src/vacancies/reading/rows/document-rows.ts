import { UnreadableFeed } from '../../domain/vacancy.errors.js';
import type { Feed, FeedRow } from '../feed-row.js';
import { postingsOf } from '../postings.js';
import { draftRow } from './draft-row.js';

const LARGEST_DOCUMENT = 64 << 20;

/** A JSON document: one posting, a list, `@graph`, an ItemList. Its rows are counted from 1. */
export async function* documentRows(text: AsyncIterable<string>, feed: Feed): AsyncGenerator<FeedRow> {
  const document = jsonOf(await wholeOf(text));
  let line = 0;
  for (const value of postingsOf(document)) yield draftRow(++line, value, feed);
}

/** @throws UnreadableFeed */
export async function wholeOf(text: AsyncIterable<string>): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of text) {
    pieces.push(piece);
    length += piece.length;
    if (length > LARGEST_DOCUMENT)
      throw new UnreadableFeed('A document may have 64 MB. Send larger feeds as NDJSON, one vacancy a line, or as CSV.');
  }
  return pieces.join('');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UnreadableFeed(`The document is not JSON: ${(error as Error).message}.`);
  }
}
