import fields from './data/isced-fields.json' with { type: 'json' };
import { givenText } from './given-text.js';
import { StandardsError } from './standards-error.js';

/** A field of education and training: two digits (broad), three (narrow) or four (detailed). Source: UNESCO-UIS, ISCED-F 2013. */
export type IscedField = string & { readonly __brand: 'IscedField' };

export const ISCED_FIELDS: readonly { readonly code: IscedField; readonly title: string }[] = (fields as [string, string][]).map(
  ([code, title]) => ({ code: code as IscedField, title }),
);
const TITLES = new Map<string, string>(ISCED_FIELDS.map(({ code, title }) => [code, title]));

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

/** A field includes itself and all that begins with its digits. */
export function fieldIncludes(broader: IscedField, narrower: IscedField): boolean {
  return narrower.startsWith(broader);
}

function suggestion(given: string): string {
  const near = [given, `0${given}`].find((code) => TITLES.has(code));
  if (near) return `write '${near}' for ${TITLES.get(near)}`;
  return 'write two to four digits as text, for example 0913 for nursing and midwifery';
}
