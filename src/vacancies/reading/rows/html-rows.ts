import type { Feed, FeedRow } from '../feed-row.js';
import { postingsOf } from '../postings.js';
import { draftRow } from './draft-row.js';
import { pageScripts } from './page-scripts.js';

/** A web page with any number of `<script type="application/ld+json">`; its postings, and the scripts that cannot be read, are counted from 1. */
export async function* htmlRows(text: AsyncIterable<string>, feed: Feed): AsyncGenerator<FeedRow> {
  let line = 0;
  for await (const script of pageScripts(text)) {
    const document = jsonOf(script);
    if (document instanceof Error) yield { line: ++line, problem: `A script of the page is not JSON: ${document.message}.` };
    else for (const value of postingsOf(document)) yield draftRow(++line, value, feed);
  }
}

/** Pages break lines within texts, which JSON does not allow, and hide scripts from browsers of long ago. */
function jsonOf(script: string): unknown {
  const bare = script.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[|<!\[CDATA\[)/, '').replace(/(?:-->|\/\/\]\]>|\]\]>)\s*$/, '');
  try {
    return JSON.parse(bare);
  } catch {
    return withoutBreaks(bare);
  }
}

function withoutBreaks(script: string): unknown {
  try {
    return JSON.parse(script.replace(/\p{Cc}+/gu, ' '));
  } catch (error) {
    return error;
  }
}
