import { StreamableFile } from '@nestjs/common';
import { withinPresentReach } from '../database/reach.js';
import { csvOf } from './csv-of.js';
import type { Table, TableFormat } from './table.js';
import { xlsxOf } from './xlsx-of.js';

export const TABLE_TYPES: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A list as a file, sent while its rows are read, within the reach of whoever asks. */
export function sendTable<Row>(table: Table<Row>, rows: AsyncIterable<Row>, format: TableFormat): StreamableFile {
  const within = withinPresentReach(rows[Symbol.asyncIterator]());
  const file = format === 'csv' ? csvOf(table, within) : xlsxOf(table, within);
  return new StreamableFile(file, { type: TABLE_TYPES[format], disposition: `attachment; filename="${table.name}.${format}"` });
}

/** Every row of a list that is read a page at a time. @param page the rows after one, none at the end */
export async function* everyRow<Row>(page: (after: Row | undefined) => Promise<readonly Row[]>): AsyncGenerator<Row> {
  let last: Row | undefined;
  do {
    const rows = await page(last);
    yield* rows;
    last = rows.at(-1);
  } while (last !== undefined);
}
