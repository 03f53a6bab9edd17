import { PassThrough, Readable } from 'node:stream';
import yazl from 'yazl';
import { type Cell, isLikeFormula, type Table } from './table.js';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OOXML = 'http://schemas.openxmlformats.org';
const MAIN = `xmlns="${OOXML}/spreadsheetml/2006/main"`;
const OFFICE = `${OOXML}/officeDocument/2006/relationships`;
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const relation = (id: string, kind: string, target: string) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
const relations = (...all: string[]) => `${XML}<Relationships xmlns="${OOXML}/package/2006/relationships">${all.join('')}</Relationships>`;

/** The parts of a workbook that are the same for every list. Style 1: bold; 2: text with its apostrophe, which stays text when it is edited. Source: ECMA-376, part 1, 12 and 18. */
const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${XML}<Types xmlns="${OOXML}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
  '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
  'xl/workbook.xml': `${XML}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relations(relation('rId1', 'worksheet', 'worksheets/sheet1.xml'), relation('rId2', 'styles', 'styles.xml')),
  'xl/styles.xml': `${XML}<styleSheet ${MAIN}><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" quotePrefix="1"/></cellXfs></styleSheet>`,
};
const SHEET = 'xl/worksheets/sheet1.xml';
const [PLAIN, BOLD, QUOTED] = [0, 1, 2];

/** One sheet, row by row, in strings that are written where they stand and are no formulas (`t="inlineStr"`); nothing is held but the row. */
export function xlsxOf<Row>(table: Table<Row>, rows: AsyncIterable<Row>): Readable {
  const zip = new yazl.ZipFile();
  const answer = new PassThrough();
  for (const [path, part] of Object.entries(PARTS)) zip.addBuffer(Buffer.from(part), path);
  const sheet = Readable.from(sheetOf(table, rows));
  sheet.on('error', (error) => answer.destroy(error));
  zip.addReadStream(sheet, SHEET);
  zip.end();
  zip.outputStream.pipe(answer);
  return answer;
}

async function* sheetOf<Row>({ columns }: Table<Row>, rows: AsyncIterable<Row>): AsyncGenerator<string> {
  const headings = columns.map(({ heading }) => heading);
  yield `${XML}<worksheet ${MAIN}><sheetData>${rowOf(1, headings, BOLD)}`;
  let number = 1;
  for await (const row of rows) {
    number += 1;
    const cells = columns.map(({ cell }) => cell(row));
    yield rowOf(number, cells, PLAIN);
  }
  yield '</sheetData></worksheet>';
}

function rowOf(number: number, cells: readonly Cell[], style: number): string {
  return `<row r="${number}">${cells.map((cell, at) => cellOf(`${letterOf(at)}${number}`, cell, style)).join('')}</row>`;
}

/** Of a column, from 0: A to Z, then AA. */
function letterOf(at: number): string {
  return (at < 26 ? '' : letterOf(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));
}

function cellOf(place: string, cell: Cell, style: number): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${place}" s="${style}"><v>${cell}</v></c>`;
  const used = isLikeFormula(cell) ? QUOTED : style;
  return `<c r="${place}" s="${used}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

/** What XML 1.0 cannot hold is left out. */
function escaped(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/[&<>"\r]/g, (one) => ENTITIES[one] ?? one);
}
