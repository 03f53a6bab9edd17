import { Readable } from 'node:stream';
import { parse as parseCsv } from 'csv-parse';
import { UnreadableFeed } from '../../domain/vacancy.errors.js';
import { type Feed, type FeedRow, LONGEST_LINE } from '../feed-row.js';
import { beginningOf } from './csv-beginning.js';
import { headerOf } from './csv-header.js';

interface CsvRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** One vacancy a record, under a header; quoted cells may hold line breaks and delimiters. @throws UnreadableFeed */
export async function* csvRows(text: AsyncIterable<string>, feed: Feed): AsyncGenerator<FeedRow> {
  const { delimiter, linesBefore, whole } = await beginningOf(text, feed.mapping?.delimiter);
  const parser = parseCsv({
    ...{ delimiter, bom: true, columns: false, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true },
    max_record_size: LONGEST_LINE,
  });
  const records = Readable.from(whole)
    .on('error', (error) => parser.destroy(error))
    .pipe(parser) as AsyncIterable<CsvRecord>;
  yield* rowsOf(records, feed, linesBefore + 1);
}

async function* rowsOf(records: AsyncIterable<CsvRecord>, feed: Feed, firstLine: number): AsyncGenerator<FeedRow> {
  let header: ReturnType<typeof headerOf> | undefined;
  let line = firstLine;
  try {
    for await (const { record, info } of records) {
      if (header) yield header.rowOf(line, record);
      else {
        header = headerOf(record, feed);
        if (header.note) yield { line, note: header.note };
      }
      line = firstLine + info.lines;
    }
  } catch (error) {
    if (error instanceof UnreadableFeed) throw error;
    throw new UnreadableFeed(`After line ${line}: ${(error as Error).message}`);
  }
}
