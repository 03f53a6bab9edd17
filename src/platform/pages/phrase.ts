import nunjucks from 'nunjucks';
import { escaped } from './formats.js';
import type { TextValues } from './texts.js';

/** Stand in a text, while it is put together, for words that are markup. Private use area: no text has them. */
const MARKS_FROM = 0xe000;

/**
 * A text as markup: words in another language than its own say in which.
 * @param say the text with its blanks filled @param shown how a value is shown: as words, or as markup where it is in another language
 */
export function phraseOf(say: (values: TextValues) => string, shown: (value: unknown) => unknown, values: TextValues): unknown {
  const markup = new Map<string, string>();
  const filled = Object.entries(values).map(([name, value], at) => {
    const words = shown(value);
    if (!(words instanceof nunjucks.runtime.SafeString)) return [name, words];
    const mark = String.fromCharCode(MARKS_FROM + at);
    markup.set(mark, String(words));
    return [name, mark];
  });
  const text = escaped(say(Object.fromEntries(filled)));
  return new nunjucks.runtime.SafeString(text.replaceAll(/[\ue000-\uf8ff]/g, (mark) => markup.get(mark) ?? mark));
}
