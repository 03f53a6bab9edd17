import wordings from './data/isced-field-titles.json' with { type: 'json' };
import fields from './data/isced-fields.json' with { type: 'json' };
import { givenText } from './given-text.js';
import { StandardsError } from './standards-error.js';
import type { Title } from './title.js';

/** A field of education and training: two digits (broad), three (narrow) or four (detailed). Source: UNESCO-UIS, ISCED-F 2013. */
export type IscedField = string & { readonly __brand: 'IscedField' };

export const ISCED_FIELDS: readonly { readonly code: IscedField; readonly title: string }[] = (fields as [string, string][]).map(
  ([code, title]) => ({ code: code as IscedField, title }),
);
const TITLES = new Map<string, string>(ISCED_FIELDS.map(({ code, title }) => [code, title]));

/** What one language writes: titles, and the phrase that the last digit of a code adds to the title of the broader field. */
interface Wording {
  readonly titles: readonly (readonly [code: string, title: string])[];
  readonly phrases: Readonly<Record<string, string>>;
}
const TITLES_IN = new Map(
  Object.entries(wordings as unknown as Record<string, Wording>).map(([language, wording]) => [language, titlesOf(wording)]),
);

export class UnknownIscedField extends StandardsError {
  readonly code = 'unknown-isced-field';
}

/** @throws UnknownIscedField; the message restores a leading zero that a spreadsheet has eaten */
export function parseIscedField(value: unknown): IscedField {
  if (typeof value === 'string' && TITLES.has(value)) return value as IscedField;
  throw new UnknownIscedField(value, `is not a field of ISCED-F 2013; ${suggestion(givenText(value))}.`);
}

/** English. */
export function iscedFieldTitle(field: IscedField): string {
  return TITLES.get(field) ?? field;
}

/**
 * In the language, else in English. Codes and English titles: UNESCO-UIS. Romanian, French, Italian, Spanish, Arabic and Ukrainian: our own
 * plain wording of every field, no official translation.
 */
export function iscedFieldTitleIn(field: IscedField, language: string): Title {
  const text = TITLES_IN.get(language)?.get(field);
  return text ? { text, language } : { text: iscedFieldTitle(field), language: 'en' };
}

/** Whether a field is one of these or below one. Undefined: it is known less closely than they are: a broader one, "not further defined", or unknown. */
export function liesWithin(field: IscedField, fields: readonly IscedField[]): boolean | undefined {
  if (fields.some((one) => field.startsWith(one))) return true;
  const known = field.startsWith('99') ? '' : field.replace(/(?<=..)0+$/, '');
  return fields.some((one) => one.startsWith(known)) ? undefined : false;
}

/** A field that nobody wrote is called as the broader one where English does so too, else as that one with a phrase that needs no inflection. */
function titlesOf({ titles, phrases }: Wording): ReadonlyMap<string, string> {
  const all = new Map(titles);
  for (const { code, title } of ISCED_FIELDS) {
    const broader = code.slice(0, -1);
    const phrase = TITLES.get(broader) === title ? '' : ` – ${phrases[code.slice(-1)]}`;
    if (!all.has(code)) all.set(code, `${all.get(broader)}${phrase}`);
  }
  return all;
}

function suggestion(given: string): string {
  const near = [given, `0${given}`].find((code) => TITLES.has(code));
  if (near) return `write '${near}' for ${TITLES.get(near)}`;
  return 'write two to four digits as text, for example 0913 for nursing and midwifery';
}
