import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { type Cell, isLikeFormula, type Table } from './table.js';

const BYTE_ORDER_MARK = true;

/** RFC 4180 in UTF-8 with its mark, row by row; text that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvOf<Row>({ columns }: Table<Row>, rows: AsyncIterable<Row>): Readable {
  const written = stringify({
    bom: BYTE_ORDER_MARK,
    record_delimiter: '\r\n',
    header: true,
    columns: columns.map(({ heading }, at) => ({ key: String(at), header: inert(heading) as string })),
  });
  const source = Readable.from(cellsOf({ columns }, rows));
  source.on('error', (error) => written.destroy(error));
  return source.pipe(written);
}

async function* cellsOf<Row>({ columns }: Pick<Table<Row>, 'columns'>, rows: AsyncIterable<Row>): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield columns.map(({ cell }) => inert(cell(row)));
}

function inert(cell: Cell): Cell {
  return typeof cell === 'string' && isLikeFormula(cell) ? `'${cell}` : cell;
}
