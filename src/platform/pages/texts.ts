import fs from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { directionOf, formatLocaleOf, PAGE_LANGUAGES, type PageLanguage } from './language.js';

type Catalogue = ReadonlyMap<string, string>;
export type TextValues = Readonly<Record<string, unknown>>;

/** All modules' `pages/locales/<language>.json` and `<part>.<language>.json`, keys joined by dots: 'register.title'. @param source compiled src/ */
export function readTexts(source: string): ReadonlyMap<PageLanguage, Catalogue> {
  const modules = fs.readdirSync(source).filter((name) => fs.existsSync(path.join(source, name, 'pages/locales')));
  return new Map(
    PAGE_LANGUAGES.map((language) => [
      language,
      new Map(modules.flatMap((module) => entriesIn(path.join(source, module, 'pages/locales'), language))),
    ]),
  );
}

/** ICU messages, each compiled when it is first asked for. Source: ICU MessageFormat. */
export class Texts {
  private readonly catalogues: ReadonlyMap<PageLanguage, Catalogue>;
  private readonly compiled = new Map<string, IntlMessageFormat>();

  constructor(source: string) {
    this.catalogues = readTexts(source);
  }

  /** A key without text shows itself, a blank without value its name: tests find both. */
  text(language: PageLanguage, key: string, values: TextValues = {}): string {
    const written = this.catalogues.get(language)?.get(key);
    if (written === undefined || !/[{']/.test(written)) return written ?? key;
    return String(this.message(language, key, written).format(filledWith(values, language)));
  }

  private message(language: PageLanguage, key: string, written: string): IntlMessageFormat {
    const name = `${language} ${key}`;
    const known = this.compiled.get(name) ?? messageOf(language, written);
    this.compiled.set(name, known);
    return known;
  }
}

/** @throws SyntaxError where it is no ICU message. */
export function messageOf(language: PageLanguage, written: string): IntlMessageFormat {
  return new IntlMessageFormat(written, formatLocaleOf(language), undefined, { ignoreTag: true });
}

/** Numbers stay numbers, for plurals; words from elsewhere keep their own direction among words written from the right. */
function filledWith(values: TextValues, language: PageLanguage): Record<string, string | number> {
  const word = (value: unknown) => (directionOf(language) === 'rtl' ? `\u2068${value}\u2069` : String(value));
  const filled = Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? value : word(value)]);
  const given = Object.fromEntries(filled) as Record<string, string | number>;
  return new Proxy(given, { has: () => true, get: (all, name: string) => all[name] ?? `{${name}}` });
}

function entriesIn(folder: string, language: PageLanguage): [string, string][] {
  const files = fs.readdirSync(folder).filter((name) => name === `${language}.json` || name.endsWith(`.${language}.json`));
  return files.flatMap((name) => flatten(JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')) as Tree, ''));
}

interface Tree {
  readonly [key: string]: string | Tree;
}

function flatten(tree: Tree, above: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${above}${key}`, value] as [string, string]] : flatten(value, `${above}${key}.`),
  );
}
