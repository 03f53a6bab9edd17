import { type FeedField, type FeedMapping, isFeedField } from '../domain/feed-mapping.js';
import { cellOf, formOf, translated } from './cells.js';
import type { Draft } from './feed-row.js';

/** A draft that came as JSON, with the words that the mapping of its feed translates, and what it says of rows that say nothing. */
export function completed(draft: Draft, mapping: FeedMapping | undefined): Draft {
  if (!mapping) return 'occupationCode' in draft ? formOf(draft) : draft;
  const said = Object.fromEntries(Object.entries(draft).map(([name, value]) => [name, inOurWords(name, value, mapping)]));
  const missing = Object.entries(mapping.defaults).filter(([field]) => said[field] === undefined) as [FeedField, string][];
  return formOf({ ...Object.fromEntries(missing.map(([field, cell]) => [field, cellOf(field, cell)])), ...said });
}

function inOurWords(name: string, value: unknown, mapping: FeedMapping): unknown {
  if (typeof value !== 'string' || !isFeedField(name)) return value;
  const words = translated(name, value, mapping);
  return words === value ? value : cellOf(name, words);
}
