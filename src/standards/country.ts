import countries from './data/countries.json' with { type: 'json' };
import { StandardsError } from './standards-error.js';

/** Two capital letters, assigned. Source: ISO 3166-1 alpha-2. */
export type CountryCode = string & { readonly __brand: 'CountryCode' };

export const COUNTRIES = (countries as [string, string, string][]).map(([code, alpha3, name]) => ({
  code: code as CountryCode,
  alpha3,
  name,
}));
const CODES = new Set<string>(COUNTRIES.map(({ code }) => code));

export class UnknownCountry extends StandardsError {
  readonly code = 'unknown-country';
}

/** @throws UnknownCountry */
export function parseCountry(value: unknown): CountryCode {
  if (typeof value === 'string' && CODES.has(value)) return value as CountryCode;
  throw new UnknownCountry(value, `is not a country code of ISO 3166-1 (two capital letters); ${suggestion(value)}.`);
}

/** @param language BCP 47; the name in that language */
export function countryName(code: CountryCode, language: string): string {
  return new Intl.DisplayNames([language, 'en'], { type: 'region' }).of(code) ?? code;
}

function suggestion(value: unknown): string {
  const given = String(value ?? '')
    .trim()
    .toUpperCase();
  const near = COUNTRIES.find(({ code, alpha3, name }) => [code, alpha3, name.toUpperCase()].includes(given));
  return near ? `write ${near.code}` : 'for example MD for Moldova or RO for Romania';
}
