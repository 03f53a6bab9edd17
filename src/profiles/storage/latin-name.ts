import anyAscii from 'any-ascii';
import type { LatinName } from '../domain/alike-names.js';

const ARABIC_ARTICLE = /(^|[^\p{L}])ال(?=\p{sc=Arabic}{2})/gu;
const ARTICLES: ReadonlySet<string> = new Set(['al', 'el', 'ul']);

/** Any script in small Latin letters, word by word; the Arabic article is no word of a name. */
export function latinName(name: string): LatinName {
  const written = name
    .normalize('NFC')
    .replace(/[\p{Mn}\u0640]/gu, '')
    .replace(ARABIC_ARTICLE, '$1');
  const words = anyAscii(written)
    .toLowerCase()
    .replace(/['`]/g, '')
    .split(/[^a-z]+/)
    .filter(Boolean);
  const named = words.filter((word) => !ARTICLES.has(word));
  return named.length ? named : words;
}
