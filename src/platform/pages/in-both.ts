import nunjucks from 'nunjucks';
import { escaped, type formatsOf, type InLanguages } from './formats.js';
import { directionOf, type PageLanguage } from './language.js';
import type { TextValues } from './texts.js';

/** What a view says in one language. */
export interface Words extends ReturnType<typeof formatsOf> {
  readonly language: PageLanguage;
  readonly t: (key: string, values?: TextValues) => string;
}

/** The same in the two languages of a page: shown it is markup, each side with its language; as a blank of a text each language takes its own. */
export interface InBoth {
  /** By language: words, or markup. */
  readonly sides: Readonly<Partial<Record<PageLanguage, unknown>>>;
  /** Where no markup may stand, as in a list to choose from. */
  readonly flat: string;
}

type Languages = readonly [PageLanguage, PageLanguage];
/** Of a model, `value` or `id` tells which parts are the same thing: names in another language stand in another order. */
type Part = Readonly<Record<string, unknown>>;

/** Words that are the same in both are said once. */
export function inBoth(languages: Languages, say: (language: PageLanguage) => unknown): unknown {
  const [first, second] = languages.map(say);
  if (String(first) === String(second)) return first;
  const spans = languages.map(
    (one) => `<span lang="${one}" dir="${directionOf(one)}">${markupOf(one === languages[0] ? first : second)}</span>`,
  );
  const shown = new nunjucks.runtime.SafeString(`<span class="passerelle-beside">${spans.join(' ')}</span>`);
  const both: InBoth = { sides: { [languages[0]]: first, [languages[1]]: second }, flat: `${first} · \u2068${second}\u2069` };
  return Object.assign(shown, both);
}

/** Texts, dates and names of a page that speaks two languages; a text that one of them lacks is said in neither twice. */
export function wordsInBoth(own: Words, other: Words) {
  const languages = [own.language, other.language] as const;
  const words = (language: PageLanguage) => (language === own.language ? own : other);
  return {
    t: (key: string, values?: TextValues) => inBoth(languages, (one) => words(one).t(key, values)),
    date: (day: string) => inBoth(languages, (one) => words(one).date(day)),
    month: (month: string) => inBoth(languages, (one) => words(one).month(month)),
    number: (value: number) => inBoth(languages, (one) => words(one).number(value)),
    countryName: (code: string) => inBoth(languages, (one) => words(one).countryName(code)),
    languageName: (tag: string) => inBoth(languages, (one) => words(one).languageName(tag)),
    marked: (text: Parameters<Words['marked']>[0]) => inBoth(languages, (one) => words(one).marked(text)),
  };
}

/** What stands in both languages, or in several, in one of them. */
export function sideOf(words: unknown, { language, inLanguage }: Pick<Words, 'language' | 'inLanguage'>): unknown {
  if (isInBoth(words)) return words.sides[language];
  return isPart(words) ? inLanguage(words as InLanguages) : words;
}

/** Two models of one page become one, whose words are in both languages. */
export function besideEachOther<T>(first: T, second: unknown, languages: Languages): T {
  if (typeof first === 'string')
    return (typeof second === 'string' ? inBoth(languages, (one) => (one === languages[0] ? first : second)) : first) as T;
  if (Array.isArray(first)) return first.map((one, at) => besideEachOther(one, sameIn(second, one, at), languages)) as T;
  if (!isPart(first) || !isPart(second)) return first;
  return Object.fromEntries(Object.entries(first).map(([name, one]) => [name, besideEachOther(one, second[name], languages)])) as T;
}

function sameIn(list: unknown, one: unknown, at: number): unknown {
  if (!Array.isArray(list)) return undefined;
  const name = isPart(one) && ['value', 'id'].find((key) => key in one);
  return name ? list.find((other) => isPart(other) && other[name] === (one as Part)[name]) : list[at];
}

export function isPart(one: unknown): one is Part {
  return typeof one === 'object' && one !== null && Object.getPrototypeOf(one) === Object.prototype;
}

function isInBoth(one: unknown): one is InBoth {
  return typeof one === 'object' && one !== null && 'sides' in one;
}

function markupOf(words: unknown): string {
  return words instanceof nunjucks.runtime.SafeString ? String(words) : escaped(String(words ?? ''));
}
