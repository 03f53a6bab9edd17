export type Cell = string | number | null;

/** One column of a list, with the same heading and the same words on the page and in the file. */
export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => Cell;
}

export interface Table<Row> {
  /** Of the file, without its ending; letters, digits and hyphens. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
}

export const TABLE_FORMATS = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** What spreadsheets take for a formula, also in its full-width forms. Source: OWASP, CSV Injection. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

export function isLikeFormula(text: string): boolean {
  return FORMULA.test(text);
}
