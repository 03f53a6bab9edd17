import nunjucks from 'nunjucks';
import { directionOf, formatLocaleOf, PAGE_LANGUAGES, type PageLanguage } from './language.js';

/** One text in some languages, English among them. */
export type InLanguages = Readonly<Record<string, string>>;

/** What is called by a title, in each language of the pages that has one. */
export function titledIn(title: (language: PageLanguage) => { readonly text: string; readonly language: string }): InLanguages {
  return Object.fromEntries(PAGE_LANGUAGES.map(title).map(({ language, text }) => [language, text]));
}

/** What every view may call: dates, numbers and names in the language of the page. */
export function formatsOf(language: PageLanguage) {
  const locale = formatLocaleOf(language);
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const months = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(locale);
  const [regions, languages] = (['region', 'language'] as const).map((type) => new Intl.DisplayNames(language, { type }));
  return {
    date: (day: string) => dates.format(new Date(`${day.slice(0, 10)}T00:00:00Z`)).replace(/\sр\.$/, ' року'),
    /** YYYY-MM in words. */
    month: (month: string) => months.format(new Date(`${month}-01T00:00:00Z`)).replace(/\sр\.$/, ' року'),
    number: (value: number) => numbers.format(value),
    countryName: (code: string) => regions?.of(code),
    languageName: (tag: string) => languages?.of(tag),
    inLanguage: (text: InLanguages | undefined) => text?.[language] ?? text?.en,
    marked: (text: InLanguages | string | undefined) => markedIn(text, language),
  };
}

/** The text as markup: where it is shown in another language than the page, its element says in which. */
function markedIn(text: InLanguages | string | undefined, language: PageLanguage): unknown {
  if (typeof text === 'string') return text;
  if (!text || text[language] !== undefined) return text?.[language];
  const shown = text.en === undefined ? Object.keys(text)[0] : 'en';
  return shown && spanIn(shown, text[shown] as string);
}

/** @param language BCP 47, of the words */
export function spanIn(language: string, words: string): unknown {
  return new nunjucks.runtime.SafeString(`<span lang="${escaped(language)}" dir="${directionOf(language)}">${escaped(words)}</span>`);
}

/** Words as markup. */
export function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
