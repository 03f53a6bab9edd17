import { COUNTRIES, countryName, ISCED_FIELDS, iscedFieldTitleIn, LANGUAGES, languageName } from '../../standards/index.js';
import type { Option } from './form.js';

export const keyed = (values: readonly string[], prefix: string): readonly Option[] =>
  values.map((value) => ({ value, key: `${prefix}.${value}` }));

const held = new Map<string, readonly Option[]>();

function remembered(key: string, make: () => readonly Option[]): readonly Option[] {
  const found = held.get(key) ?? make();
  held.set(key, found);
  return found;
}

function sorted(options: readonly { readonly value: string; readonly text: string }[], language: string): readonly Option[] {
  const { compare } = new Intl.Collator(language);
  return options.toSorted((a, b) => compare(a.text, b.text));
}

/** Every country, by its name in the language. */
export function countryOptions(language: string): readonly Option[] {
  const make = () =>
    sorted(
      COUNTRIES.map(({ code }) => ({ value: code, text: countryName(code, language) })),
      language,
    );
  return remembered(`country ${language}`, make);
}

export function languageOptions(language: string): readonly Option[] {
  const make = () =>
    sorted(
      LANGUAGES.map(({ code }) => ({ value: code, text: languageName(code, language) })),
      language,
    );
  return remembered(`language ${language}`, make);
}

/** Detailed fields of education that say which one it is. */
export function fieldOptions(language: string): readonly Option[] {
  const make = () =>
    sorted(
      ISCED_FIELDS.filter(({ code }) => /^\d{3}[1-7]$/.test(code)).map(({ code }) => ({
        value: code,
        text: iscedFieldTitleIn(code, language).text,
      })),
      language,
    );
  return remembered(`field ${language}`, make);
}
