import { Readable } from 'node:stream';
import { parse as parseCsv } from 'csv-parse';
import iconv from 'iconv-lite';
import { UnreadableFeed } from '../domain/vacancy.errors.js';

export const FEED_FORMATS = ['ndjson', 'csv', 'json-ld'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

/** One row as it came; `problem` where it could not be read at all. Lines count from 1. */
export interface FeedRow {
  readonly line: number;
  readonly value?: unknown;
  readonly problem?: string;
}

const LONGEST_LINE = 1 << 20;
const LARGEST_DOCUMENT = 64 << 20;

/** Reads a feed row by row, in flat memory for NDJSON and CSV. @param charset of the Content-Type; UTF-8, or what the byte-order mark says, when left out @throws UnreadableFeed */
export function feedRows(format: FeedFormat, bytes: AsyncIterable<Buffer>, charset?: string): AsyncIterable<FeedRow> {
  const text = decoded(bytes, charset);
  if (format === 'csv') return csvRows(text);
  return format === 'ndjson' ? ndjsonRows(text) : documentRows(text);
}

async function* decoded(bytes: AsyncIterable<Buffer>, charset?: string): AsyncGenerator<string> {
  let decoder: { write(buffer: Buffer): string; end(): string | undefined } | undefined;
  for await (const chunk of bytes) {
    decoder ??= decoderFor(chunk, charset);
    yield decoder.write(chunk);
  }
  yield decoder?.end() ?? '';
}

function decoderFor(start: Buffer, charset?: string) {
  const marked = start[0] === 0xff && start[1] === 0xfe ? 'utf-16le' : start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : undefined;
  const name = marked ?? charset ?? 'utf-8';
  if (!iconv.encodingExists(name))
    throw new UnreadableFeed(
      `There is no encoding "${name}". Send UTF-8, or name the encoding in the Content-Type (charset=windows-1250).`,
    );
  if (/^utf-?8$/i.test(name)) return strictUtf8();
  return iconv.getDecoder(name);
}

function strictUtf8() {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  const guarded = (work: () => string) => {
    try {
      return work();
    } catch {
      throw new UnreadableFeed(
        `The feed is not UTF-8 after some ${bytes} bytes. Save it as UTF-8, or name its encoding in the Content-Type (charset=windows-1250).`,
      );
    }
  };
  return {
    write: (chunk: Buffer) =>
      guarded(() => {
        const text = decoder.decode(chunk, { stream: true });
        bytes += chunk.length;
        return text;
      }),
    end: () => guarded(() => decoder.decode()),
  };
}

async function* ndjsonRows(text: AsyncIterable<string>): AsyncGenerator<FeedRow> {
  let line = 0;
  let rest = '';
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE)
      throw new UnreadableFeed(`Line ${line + lines.length + 1} is longer than ${LONGEST_LINE} characters. Write one vacancy a line.`);
    for (const one of lines) yield* jsonRow(one, ++line);
  }
  yield* jsonRow(rest, line + 1);
}

function* jsonRow(text: string, line: number): Generator<FeedRow> {
  if (text.trim() === '') return;
  try {
    yield { line, value: JSON.parse(text) };
  } catch (error) {
    yield { line, problem: `This line is not JSON: ${(error as Error).message}.` };
  }
}

/** A JSON-LD document: one object, an array, or @graph. */
async function* documentRows(text: AsyncIterable<string>): AsyncGenerator<FeedRow> {
  let whole = '';
  for await (const piece of text) {
    whole += piece;
    if (whole.length > LARGEST_DOCUMENT)
      throw new UnreadableFeed('A JSON document may have 64 MB. Send larger feeds as NDJSON, one vacancy a line.');
  }
  let document: unknown;
  try {
    document = JSON.parse(whole);
  } catch (error) {
    throw new UnreadableFeed(`The document is not JSON: ${(error as Error).message}.`);
  }
  const graph = (document as { '@graph'?: unknown })['@graph'] ?? document;
  let line = 0;
  for (const value of Array.isArray(graph) ? graph : [graph]) yield { line: ++line, value };
}

/** The delimiter is the one of , ; tab that the header line has most of. */
async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<FeedRow> {
  const iterator = text[Symbol.asyncIterator]();
  let start = '';
  while (!start.includes('\n')) {
    const { value, done } = await iterator.next();
    if (done) break;
    start += value;
  }
  const header = start.split('\n', 1)[0] ?? '';
  if (header.trim() === '') throw new UnreadableFeed('The file is empty. Its first line must name the columns.');
  const delimiter = [',', ';', '\t'].toSorted((a, b) => header.split(b).length - header.split(a).length)[0] as string;
  const rest = { [Symbol.asyncIterator]: () => iterator };
  async function* whole() {
    yield start;
    yield* rest;
  }
  const parser = Readable.from(whole()).pipe(
    parseCsv({
      delimiter,
      bom: true,
      columns: false,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_LINE,
    }),
  );
  yield* recordsOf(parser as AsyncIterable<{ record: string[]; info: { lines: number } }>);
}

async function* recordsOf(records: AsyncIterable<{ record: string[]; info: { lines: number } }>): AsyncGenerator<FeedRow> {
  let columns: string[] | undefined;
  let line = 1;
  try {
    for await (const { record, info } of records) {
      if (!columns) columns = record.map((name) => name.trim());
      else if (record.length !== columns.length)
        yield { line, problem: `This row has ${record.length} cells; the header has ${columns.length}. Is a quote missing?` };
      else yield { line, value: Object.fromEntries(columns.map((name, at) => [name, record[at] ?? ''])) };
      line = info.lines + 1;
    }
  } catch (error) {
    throw new UnreadableFeed(`After line ${line}: ${(error as Error).message}`);
  }
}
