import type { FeedField, FeedMapping } from '../../domain/feed-mapping.js';
import { UnreadableFeed } from '../../domain/vacancy.errors.js';
import { cellOf, formOf, translated } from '../cells.js';
import { fieldOf, suggestionsFor } from '../columns.js';
import type { Draft, Feed, FeedRow } from '../feed-row.js';

const REQUIRED: readonly FeedField[] = ['reference', 'title', 'region'];

/** What the columns mean, and what is to be known of those that mean nothing. @throws UnreadableFeed when a needed column is missing */
export function headerOf(record: readonly string[], { mapping, source }: Feed) {
  const columns = record.map((name) => name.trim());
  const fields = columns.map((column) => fieldOf(column, mapping));
  const unknown = columns.filter((_, at) => fields[at] === undefined);
  const missing = REQUIRED.filter((field) => !fields.includes(field) && mapping?.defaults[field] === undefined);
  if (missing.length)
    throw new UnreadableFeed(`The header lacks ${missing.join(', ')}. It has: ${columns.join(', ')}. ${adviceOn(unknown, source)}`);
  const note = unknown.length ? { code: 'unknown-columns', detail: adviceOn(unknown, source) } : undefined;
  return { note, rowOf: (line: number, cells: readonly string[]) => rowOf(line, cells, fields, mapping) };
}

function adviceOn(unknown: readonly string[], source: string): string {
  const named = unknown.slice(0, 20).map((column) => {
    const near = suggestionsFor(column);
    return `"${column.slice(0, 60)}"${near.length ? ` (${near.join(' or ')}?)` : ''}`;
  });
  if (!named.length) return '';
  return `Read as nothing: ${named.join(', ')}. Say what they mean at PUT /v1/feeds/${source}/mapping, or null that they mean nothing.`;
}

function rowOf(line: number, cells: readonly string[], fields: readonly (FeedField | null | undefined)[], mapping?: FeedMapping): FeedRow {
  if (cells.length !== fields.length)
    return { line, problem: `This row has ${cells.length} cells; the header has ${fields.length}. Is a quote missing?` };
  const draft = draftOf(cells, fields, mapping);
  const { reference } = draft;
  return { line, draft, ...(typeof reference === 'string' && { reference }) };
}

/** Of two columns for one field the first that says something counts. */
function draftOf(cells: readonly string[], fields: readonly (FeedField | null | undefined)[], mapping?: FeedMapping): Draft {
  const said: Partial<Record<FeedField, unknown>> = {};
  for (const [at, field] of fields.entries()) {
    const cell = cells[at]?.trim() ?? '';
    if (field && cell !== '' && said[field] === undefined) said[field] = cellOf(field, translated(field, cell, mapping));
  }
  for (const [field, cell] of Object.entries(mapping?.defaults ?? {}) as [FeedField, string][]) said[field] ??= cellOf(field, cell);
  return formOf(said);
}
