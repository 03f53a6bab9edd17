import fs from 'node:fs';
import path from 'node:path';
import { PAGE_LANGUAGES, type PageLanguage } from './language.js';

type Catalogue = ReadonlyMap<string, string>;

/** All modules' `pages/locales/<language>.json`, keys joined by dots: 'register.title'. @param source compiled src/ */
export function readTexts(source: string): ReadonlyMap<PageLanguage, Catalogue> {
  const modules = fs.readdirSync(source).filter((name) => fs.existsSync(path.join(source, name, 'pages/locales')));
  return new Map(
    PAGE_LANGUAGES.map((language) => [
      language,
      new Map(modules.flatMap((module) => entriesOf(path.join(source, module, `pages/locales/${language}.json`)))),
    ]),
  );
}

function entriesOf(file: string): [string, string][] {
  return fs.existsSync(file) ? flatten(JSON.parse(fs.readFileSync(file, 'utf8')) as Tree, '') : [];
}

interface Tree {
  readonly [key: string]: string | Tree;
}

function flatten(tree: Tree, above: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${above}${key}`, value] as [string, string]] : flatten(value, `${above}${key}.`),
  );
}

/** `{name}` in a text takes its value; a key without text shows itself, and a test finds it. */
export function textOf(catalogue: Catalogue, key: string, values: Readonly<Record<string, unknown>> = {}): string {
  return (catalogue.get(key) ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
