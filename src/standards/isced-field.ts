import fields from './data/isced-fields.json' with { type: 'json' };
import { StandardsError } from './standards-error.js';

/** A field of education and training, two to four digits. Source: UNESCO-UIS, ISCED-F 2013. */
export type IscedField = string & { readonly __brand: 'IscedField' };

export const ISCED_FIELDS = (fields as [string, string][]).map(([code, title]) => ({ code: code as IscedField, title }));
const TITLES = new Map<string, string>(ISCED_FIELDS.map(({ code, title }) => [code, title]));

export class UnknownIscedField extends StandardsError {
  readonly code = 'unknown-isced-field';
}

/** @throws UnknownIscedField */
export function parseIscedField(value: unknown): IscedField {
  if (typeof value === 'string' && TITLES.has(value)) return value as IscedField;
  throw new UnknownIscedField(
    value,
    'is not a field of ISCED-F 2013; write two to four digits, for example 0913 for nursing and midwifery.',
  );
}

export function iscedFieldTitle(field: IscedField): string {
  return TITLES.get(field) ?? field;
}

/** A field includes itself and all that begins with its digits. */
export function fieldIncludes(broader: IscedField, narrower: IscedField): boolean {
  return narrower.startsWith(broader);
}
