import { createReadStream } from 'node:fs';
import { csvRows } from './esco-files/csv-rows.js';

/** A row of an annotated set, by the names of its columns. */
export type AnnotatedRow = Readonly<Record<string, string>>;

/** @param file CSV with a header, plain or gzip @throws EscoFileUnreadable */
export async function annotatedRows(file: string): Promise<AnnotatedRow[]> {
  const source = { path: file, size: 0, open: async () => createReadStream(file) };
  const rows: AnnotatedRow[] = [];
  let header: readonly string[] | undefined;
  for await (const { cells } of csvRows(source, () => {})) {
    if (header) rows.push(Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])));
    else header = cells;
  }
  return rows;
}
