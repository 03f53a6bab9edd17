import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { UnfitCodeMapping } from '../domain/codes/code-mapping.errors.js';
import type { CodeRow } from '../domain/codes/read-code-rows.js';

const LARGEST = 32 << 20;
const COLUMNS: Readonly<Record<keyof CodeRow, readonly string[]>> = {
  code: ['code', 'national code', 'cod', 'codice'],
  title: ['title', 'name', 'denumire', 'denominazione'],
  isco: ['isco', 'isco08', 'isco 08', 'isco code'],
  escoCode: ['esco code', 'escocode'],
  occupationUri: ['occupationuri', 'esco', 'esco uri', 'occupation uri'],
  replacedBy: ['replacedby', 'replaced by'],
};

/** A list as CSV under a header (any of `,` `;` tab), or as JSON: an array of rows. @throws UnfitCodeMapping */
export async function readCodeUpload(body: unknown, contentType: string): Promise<readonly CodeRow[]> {
  if (!(body instanceof Readable)) return rowsOf(body);
  const charset = /charset=([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  if (!iconv.encodingExists(charset)) throw new UnfitCodeMapping([`There is no encoding "${String(charset).slice(0, 40)}". Send UTF-8.`]);
  return fromCsv(iconv.decode(await wholeOf(body), charset));
}

async function wholeOf(body: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    parts.push(part);
    bytes += part.length;
    if (bytes > LARGEST) throw new UnfitCodeMapping(['The list is larger than 32 MB.']);
  }
  return Buffer.concat(parts);
}

function rowsOf(body: unknown): readonly CodeRow[] {
  if (Array.isArray(body) && body.every((row) => typeof row === 'object' && row !== null)) return body;
  throw new UnfitCodeMapping(['Send an array of rows, such as [{"code": "532202", "title": "…", "isco": "5322"}], or CSV.']);
}

function fromCsv(csv: string): readonly CodeRow[] {
  const header = csv.split(/\r?\n/, 1)[0] ?? '';
  const delimiter = [',', ';', '\t'].toSorted((one, other) => header.split(other).length - header.split(one).length)[0] as string;
  try {
    const [names = [], ...records] = parse(csv, {
      delimiter,
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    });
    const fields = (names as string[]).map(fieldOf);
    if (!fields.includes('code')) throw new Error(`The header lacks code. It has: ${(names as string[]).join(', ')}.`);
    return (records as string[][]).map((cells) =>
      Object.fromEntries(fields.flatMap((field, at) => (field ? [[field, cells[at] ?? '']] : []))),
    );
  } catch (error) {
    throw new UnfitCodeMapping([(error as Error).message]);
  }
}

function fieldOf(column: string): keyof CodeRow | undefined {
  const name = column.trim().toLowerCase().replace(/[_-]+/g, ' ');
  return (Object.keys(COLUMNS) as (keyof CodeRow)[]).find((field) => COLUMNS[field].includes(name));
}
