import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import {
  parseCountry,
  parseIscedAttainment,
  parseIscedField,
  parseIscedLevel,
  parseIscedProgramme,
  parseIscoGroup,
  parseIsoDate,
  parseLanguage,
} from '../../standards/index.js';
import { InvalidAgreement } from '../domain/agreement.errors.js';
import type { AgreementForm, FieldErrorLike } from '../domain/agreement-form.js';
import { AGREEMENT_SCHEMA, type Standard } from './agreement-schema.js';

const PARSERS: Readonly<Record<Standard, (value: unknown) => unknown>> = {
  country: parseCountry,
  date: parseIsoDate,
  language: parseLanguage,
  'isced-level': parseIscedLevel,
  'isced-programme': parseIscedProgramme,
  'isced-attainment': parseIscedAttainment,
  'isced-field': parseIscedField,
  isco: parseIscoGroup,
};

const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true, discriminator: true, formats: { date: true } });
ajv.addKeyword({ keyword: 'standard', validate: (standard: Standard, value: unknown) => whyNot(standard, value) === '' });
const validate = ajv.compile(AGREEMENT_SCHEMA);

/** @throws InvalidAgreement naming every wrong place, each once */
export function readAgreementForm(sent: unknown): AgreementForm {
  if (!validate(sent)) throw new InvalidAgreement(errorsOf(validate.errors ?? []));
  return sent as AgreementForm;
}

function whyNot(standard: Standard, value: unknown): string {
  try {
    PARSERS[standard](value);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/** `if` and unions only repeat what fails inside them. */
const REPEATING = ['if', 'oneOf', 'propertyNames'];
const MOST_ERRORS = 50;

/** One error a place: of several the one that knows the standard. */
function errorsOf(errors: readonly ErrorObject[]): FieldErrorLike[] {
  const meant = errors.filter(({ keyword }) => !REPEATING.includes(keyword));
  const byPlace = new Map<string, ErrorObject>();
  for (const error of meant.length ? meant : errors) {
    const pointer = pointerOf(error);
    if (!byPlace.has(pointer) || error.keyword === 'standard') byPlace.set(pointer, error);
  }
  return [...byPlace].slice(0, MOST_ERRORS).map(([pointer, error]) => ({ pointer, code: codeOf(error), detail: detailOf(error) }));
}

function pointerOf({ instancePath, keyword, params, propertyName }: ErrorObject): string {
  const property =
    keyword === 'additionalProperties'
      ? (params as { additionalProperty: string }).additionalProperty
      : keyword === 'required'
        ? (params as { missingProperty: string }).missingProperty
        : keyword === 'discriminator'
          ? (params as { tag: string }).tag
          : propertyName;
  return property === undefined ? instancePath : `${instancePath}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

const CODES: Readonly<Record<string, string>> = {
  additionalProperties: 'unknown-property',
  required: 'missing-property',
  standard: 'unknown-code',
  enum: 'unknown-value',
  const: 'unknown-value',
  discriminator: 'unknown-value',
  maxLength: 'too-long',
  minLength: 'too-short',
  maxItems: 'too-many',
  minItems: 'too-few',
  pattern: 'wrong-form',
  type: 'wrong-type',
};

function codeOf({ keyword }: ErrorObject): string {
  return CODES[keyword] ?? keyword;
}

function detailOf({ keyword, message, params, schema, data }: ErrorObject): string {
  switch (keyword) {
    case 'enum':
      return `It must be one of ${(schema as string[]).join(', ')}.`;
    case 'discriminator':
      return 'There is no such value; GET /v1/agreements/schema.json lists them.';
    case 'standard':
      return whyNot(schema as Standard, data);
    case 'required':
      return `Add "${(params as { missingProperty: string }).missingProperty}".`;
    case 'additionalProperties':
      return `"${(params as { additionalProperty: string }).additionalProperty}" is not a property here. Leave it out, or check its spelling.`;
    default:
      return `It ${message ?? 'does not fit'}.`;
  }
}
