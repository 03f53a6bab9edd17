import type { Feed, FeedRow } from '../feed-row.js';
import { Postings } from '../postings.js';
import { documentItems } from './document-items.js';
import { draftRow } from './draft-row.js';

/** A JSON document: one posting, a list, `@graph`, an ItemList. Its rows are counted from 1; those that name what comes after them are the last. */
export async function* documentRows(text: AsyncIterable<string>, feed: Feed): AsyncGenerator<FeedRow> {
  const postings = new Postings();
  let line = 0;
  for await (const item of documentItems(text)) for (const value of postings.read(item)) yield draftRow(++line, value, feed);
  for (const value of postings.rest()) yield draftRow(++line, value, feed);
}
