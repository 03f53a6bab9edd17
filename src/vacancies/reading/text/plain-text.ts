import { withoutEntities } from './entities.js';

const LONGEST = 200_000;
const BLOCKS = new Set(['br', 'li', 'p', 'div', 'tr', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'section', 'article', 'table']);
const UNSPOKEN = ['script', 'style'];

/** Only the words of HTML, and where a line, an item or a paragraph ends. Also of HTML that was escaped once more, as pages often have it. */
export function plainText(html: string): string {
  const given = html.slice(0, LONGEST);
  const wasEscaped = !/<\/?[a-z]/i.test(given) && /&lt;\/?[a-z]/i.test(given);
  const words = withoutEntities(withoutTags(wasEscaped ? withoutEntities(given) : given));
  return words
    .replace(/\r/g, '\n')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

/** Reads from left to right and never back: what opens a thousand tags and closes none takes no longer than what it says. */
function withoutTags(html: string): string {
  const kept: string[] = [];
  let at = 0;
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', at)) {
    kept.push(html.slice(at, open));
    const close = isTag(html, open) ? html.indexOf('>', open) : -2;
    if (close === -1) return kept.join('');
    if (close === -2) kept.push('<');
    const name = close === -2 ? '' : nameOf(html.slice(open, close));
    if (name) kept.push(BLOCKS.has(name) ? '\n' : ' ');
    at = close === -2 ? open + 1 : afterUnspoken(html, name, close + 1);
  }
  kept.push(html.slice(at));
  return kept.join('');
}

function isTag(html: string, open: number): boolean {
  return /[a-z/!?]/i.test(html[open + 1] ?? '');
}

function nameOf(tag: string): string {
  return (/^<\/?([a-z0-9]*)/i.exec(tag.slice(0, 20))?.[1] ?? '').toLowerCase() || 'other';
}

function afterUnspoken(html: string, name: string, from: number): number {
  if (!UNSPOKEN.includes(name)) return from;
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  const found = end.exec(html)?.index;
  return found === undefined ? html.length : html.indexOf('>', found) < 0 ? html.length : html.indexOf('>', found) + 1;
}
