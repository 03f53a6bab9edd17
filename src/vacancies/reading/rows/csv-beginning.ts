import { UnreadableFeed } from '../../domain/vacancy.errors.js';
import { LONGEST_LINE } from '../feed-row.js';

const DELIMITERS = [',', ';', '\t', '|'] as const;

export interface CsvBeginning {
  readonly delimiter: string;
  /** Lines that are no part of the table. */
  readonly linesBefore: number;
  /** The table from its header on. */
  readonly whole: AsyncIterable<string>;
}

/** Reads as far as the header line and no further. Excel may say the delimiter in a line of its own, `sep=;`. @throws UnreadableFeed */
export async function beginningOf(text: AsyncIterable<string>, said: string | undefined): Promise<CsvBeginning> {
  const pieces = text[Symbol.asyncIterator]();
  const start = await untilLineBreak('', pieces);
  const [, separator, afterSep] = /^\uFEFF?sep=([^\r\n])\r?\n([\s\S]*)$/i.exec(start) ?? [];
  const table = separator ? await untilLineBreak(afterSep ?? '', pieces) : start;
  const header = firstRecord(table);
  if (header.replace(/^\uFEFF/, '').trim() === '') throw new UnreadableFeed('The file is empty. Its first line must name the columns.');
  return { delimiter: said ?? separator ?? delimiterOf(header), linesBefore: separator ? 1 : 0, whole: from(table, pieces) };
}

async function untilLineBreak(start: string, pieces: AsyncIterator<string>): Promise<string> {
  let read = start;
  while (firstRecord(read) === read) {
    if (read.length > LONGEST_LINE)
      throw new UnreadableFeed(`The header line is longer than ${LONGEST_LINE} characters. Is this a CSV file?`);
    const { value, done } = await pieces.next();
    if (done) break;
    read += value;
  }
  return read;
}

/** As far as the first line break that is in no quotes. */
function firstRecord(text: string): string {
  let isQuoted = false;
  for (let at = 0; at < text.length && at <= LONGEST_LINE; at++) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (text[at] === '\n' || text[at] === '\r')) return text.slice(0, at);
  }
  return text;
}

/** The one that the header has most of, outside quotes. */
function delimiterOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '');
  return DELIMITERS.toSorted((one, other) => bare.split(other).length - bare.split(one).length)[0] as string;
}

async function* from(start: string, pieces: AsyncIterator<string>): AsyncGenerator<string> {
  yield start;
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
}
