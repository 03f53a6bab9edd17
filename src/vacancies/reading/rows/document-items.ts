import { Readable } from 'node:stream';
import { Assembler } from 'stream-json/assembler.js';
import { parser } from 'stream-json/parser.js';
import { UnreadableFeed } from '../../domain/vacancy.errors.js';

/** The longest thing of a document, in characters; of the document itself there is no longest. */
export const LARGEST_ITEM = 64 << 20;
/** Lists of a document that is an object, whose things are read one by one. */
const STREAMED = ['@graph', 'itemListElement'];

/** The things of a JSON document one by one: those of a list, or of a graph, and at the end what stands around them. @throws UnreadableFeed */
export async function* documentItems(text: AsyncIterable<string>): AsyncGenerator<unknown> {
  const assembler = new Assembler();
  const held = { characters: 0 };
  let [begun, isGraph] = [false, false];
  const tokens = Readable.from(counted(text, held)).compose(parser.asStream({ streamValues: false })) as AsyncIterable<Token>;
  try {
    for await (const token of tokens) {
      begun = true;
      assembler.consume(token as never);
      const whole = takenFrom(assembler);
      if (!whole.length) continue;
      held.characters = 0;
      isGraph ||= assembler.depth > 1;
      yield* whole;
    }
  } catch (error) {
    throw error instanceof UnreadableFeed ? error : new UnreadableFeed(`The document is not JSON: ${(error as Error).message}.`);
  }
  if (!begun || !assembler.done) throw new UnreadableFeed('The document is not JSON: it breaks off before its end.');
  if (!Array.isArray(assembler.current)) yield isGraph ? around(assembler.current) : assembler.current;
}

/** What stands around a graph is no vacancy, unless it says so. */
function around(document: unknown): unknown {
  return { '@type': 'Thing', ...(document as object) };
}

interface Token {
  readonly name: string;
}

/** What a list has just come to hold is taken out of it, so that it does not grow. */
function takenFrom(assembler: Assembler): unknown[] {
  const { current, depth, path } = assembler;
  if (!Array.isArray(current) || !current.length) return [];
  const isStreamed = depth === 1 || (depth === 2 && STREAMED.includes(String(path[0])));
  return isStreamed ? current.splice(0) : [];
}

async function* counted(text: AsyncIterable<string>, held: { characters: number }): AsyncGenerator<string> {
  for await (const piece of text) {
    held.characters += piece.length;
    if (held.characters > LARGEST_ITEM)
      throw new UnreadableFeed('One thing of a document may have 64 MB. Send a list of vacancies, or NDJSON, one vacancy a line, or CSV.');
    yield piece;
  }
}
