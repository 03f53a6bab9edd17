import { UnreadableFeed } from '../../domain/vacancy.errors.js';
import { LARGEST_ITEM } from './document-items.js';

const OPENS = '<script';
const CLOSES = '</script';
/** Longest tag that is looked at. */
const LONGEST_TAG = 10_000;

/** The scripts of a page that hold JSON-LD, from left to right and never back, whatever is left unclosed; no more of the page is held than one of them. @throws UnreadableFeed */
export async function* pageScripts(text: AsyncIterable<string>): AsyncGenerator<string> {
  const page = new Page();
  for await (const piece of text) {
    page.add(piece);
    for (let script = page.next(); script !== undefined; script = page.next()) if (script !== '') yield script;
  }
}

class Page {
  /** Not looked at yet, after what may still become a tag. */
  private held = '';
  /** What a script has said so far; undefined: we are in none. */
  private script: { readonly isWanted: boolean; pieces: string[]; length: number } | undefined;

  add(piece: string): void {
    this.held += piece;
  }

  /** @returns the next script that has ended; empty: one that is not wanted; undefined: more of the page is needed */
  next(): string | undefined {
    return this.script ? this.end(this.script) : this.begin();
  }

  private begin(): string | undefined {
    const at = indexOfTag(this.held, OPENS);
    if (at < 0) return this.keepLast(OPENS.length);
    const end = this.held.indexOf('>', at);
    if (end < 0) {
      this.held = this.held.slice(at);
      return this.held.length > LONGEST_TAG ? this.skipTag() : undefined;
    }
    const isWanted = this.held.slice(at, end).toLowerCase().includes('application/ld+json');
    this.held = this.held.slice(end + 1);
    this.script = { isWanted, pieces: [], length: 0 };
    return '';
  }

  private end(script: NonNullable<Page['script']>): string | undefined {
    const at = indexOfTag(this.held, CLOSES);
    const said = this.held.slice(0, at < 0 ? Math.max(0, this.held.length - CLOSES.length) : at);
    this.held = this.held.slice(said.length);
    if (script.isWanted) {
      script.pieces.push(said);
      script.length += said.length;
    }
    if (script.length > LARGEST_ITEM)
      throw new UnreadableFeed('One script of a page may have 64 MB. Send NDJSON, one vacancy a line, or CSV.');
    if (at < 0) return undefined;
    this.script = undefined;
    return script.pieces.join('');
  }

  private keepLast(characters: number): undefined {
    this.held = this.held.slice(-characters);
  }

  private skipTag(): undefined {
    this.held = this.held.slice(-OPENS.length);
  }
}

/** However it is written. */
function indexOfTag(text: string, tag: string): number {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).indexOf(tag);
}
