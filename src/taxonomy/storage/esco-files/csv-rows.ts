import { PassThrough, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { EscoFileUnreadable } from '../../domain/taxonomy.errors.js';
import type { EscoSource } from './source-file.js';
import { utf8Only } from './utf8-only.js';

/** A row and the line on which it ends. */
export interface CsvRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * The rows of a CSV file (RFC 4180, UTF-8 with or without BOM, any line ends), the header among them; packed or not.
 * @param onBytes bytes as they lie on disk @throws EscoFileUnreadable for a torn or damaged pack, another encoding, an open quote, a ragged row
 */
export async function* csvRows(source: EscoSource, onBytes: (bytes: number) => void): AsyncGenerator<CsvRow> {
  const parser = parse({ bom: true, skip_empty_lines: true, on_record: withLine });
  const counter = new PassThrough().on('data', (chunk: Buffer) => onBytes(chunk.length));
  const unpack = /\.gz$/i.test(source.path) ? createGunzip() : new PassThrough();
  let fault: Error | null = null;
  pipeline(await source.open(), counter, unpack, utf8Only(source.path), parser, (error) => {
    fault ??= error ?? null;
  });
  let width: number | undefined;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      const line = Number(cells.pop());
      width ??= cells.length;
      yield { cells, line };
    }
  } catch (error) {
    throw unreadable(source.path, fault ?? (error as Error), parser.info.lines, width);
  }
}

/** The parser knows the line only while it makes the row: it rides along as a last cell. */
function withLine(cells: string[], { lines }: { lines: number }): string[] {
  cells.push(String(lines));
  return cells;
}

const PACK_FAULTS: Readonly<Record<string, string>> = {
  Z_BUF_ERROR: 'the gzip file ends too early: it is truncated. Download it again.',
  Z_DATA_ERROR: 'it is not a gzip file, or it is damaged. Download it again.',
};

function unreadable(file: string, error: Error, lines: number, width?: number): EscoFileUnreadable {
  if (error instanceof EscoFileUnreadable) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (PACK_FAULTS[code]) return new EscoFileUnreadable(file, PACK_FAULTS[code], lines);
  if (error instanceof CsvError) return new EscoFileUnreadable(file, csvFault(error, width), Number(error.lines ?? lines));
  return new EscoFileUnreadable(file, `it cannot be read (${error.message}).`, lines);
}

function csvFault(error: CsvError, width = 0): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'a quoted cell is never closed: the file is truncated, or a quote is not doubled.';
  if (error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH') {
    return `the row has ${(error.record as string[]).length} cells and the header ${width}.`;
  }
  return `it is not CSV (${error.message}).`;
}
