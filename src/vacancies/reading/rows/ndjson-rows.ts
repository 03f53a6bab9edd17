import { type Feed, type FeedRow, LONGEST_LINE } from '../feed-row.js';
import { draftRow } from './draft-row.js';

/** One vacancy a line; blank lines are none. */
export async function* ndjsonRows(text: AsyncIterable<string>, feed: Feed): AsyncGenerator<FeedRow> {
  for await (const { line, text: written } of linesOf(text)) {
    if (written === undefined) yield { line, problem: `This line is longer than ${LONGEST_LINE} characters. Write one vacancy a line.` };
    else if (written.trim() !== '') yield rowOf(line, written, feed);
  }
}

function rowOf(line: number, written: string, feed: Feed): FeedRow {
  try {
    return draftRow(line, JSON.parse(written), feed);
  } catch (error) {
    return { line, problem: `This line is not JSON: ${(error as Error).message}.` };
  }
}

/** Lines, the overlong ones without their text, so that no more than one line is ever held. */
async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<{ line: number; text?: string }> {
  let line = 1;
  let held = '';
  let isTooLong = false;
  for await (const piece of text) {
    const [first = '', ...others] = piece.split('\n');
    held = isTooLong ? '' : held + first;
    isTooLong ||= held.length > LONGEST_LINE;
    for (const next of others) {
      yield isTooLong ? { line } : { line, text: held };
      line++;
      held = next;
      isTooLong = held.length > LONGEST_LINE;
    }
  }
  yield isTooLong ? { line } : { line, text: held };
}
