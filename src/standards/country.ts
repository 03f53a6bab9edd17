import countries from './data/countries.json' with { type: 'json' };
import { givenText } from './given-text.js';
import { StandardsError } from './standards-error.js';

/** Two capital letters, officially assigned, or of a sandbox. Source: ISO 3166-1 alpha-2. */
export type CountryCode = string & { readonly __brand: 'CountryCode' };

export interface Country {
  readonly code: CountryCode;
  /** ISO 3166-1 alpha-3. */
  readonly alpha3: string;
  readonly name: string;
}

export const COUNTRIES: readonly Country[] = (countries as [string, string, string][]).map(([code, alpha3, name]) => ({
  code: code as CountryCode,
  alpha3,
  name,
}));
/** Sandboxes: codes that ISO leaves to its users, for invented people and vacancies apart from every country. Source: ISO 3166-1, 8.1.3. */
export const SANDBOX_COUNTRIES: readonly CountryCode[] = [...'MNOPQRSTUVWXYZ'].map((letter) => `Q${letter}` as CountryCode);
const CODES = new Set<string>([...COUNTRIES.map(({ code }) => code), ...SANDBOX_COUNTRIES]);

/** Codes of other lists that are often taken for codes of ISO 3166-1. */
const OF_OTHER_LISTS: Readonly<Record<string, string>> = {
  UK: 'UK is reserved, not assigned; use the ISO 3166-1 alpha-2 code GB',
  EL: 'EL is how the European Union writes Greece; use the ISO 3166-1 alpha-2 code GR',
  ROM: 'ROM was withdrawn; use the ISO 3166-1 alpha-2 code RO',
  RUM: 'RUM is the ISO 639-2 code of the Romanian language; use the ISO 3166-1 alpha-2 code RO',
  XK: 'XK (Kosovo) is assigned by its users, not by ISO 3166-1, and is not in the list',
};

export class UnknownCountry extends StandardsError {
  readonly code = 'unknown-country';
}

export function isSandbox(country: CountryCode): boolean {
  return SANDBOX_COUNTRIES.includes(country);
}

/** @throws UnknownCountry unless `value` is an assigned code or a sandbox; the message names the code of a near miss */
export function parseCountry(value: unknown): CountryCode {
  if (typeof value === 'string' && CODES.has(value)) return value as CountryCode;
  throw new UnknownCountry(value, `is not a country code of ISO 3166-1 (two capital letters); ${suggestion(value)}.`);
}

/**
 * @param language BCP 47; the name in that language, in English where it has none
 * @throws RangeError when `language` is no language tag
 */
export function countryName(code: CountryCode, language: string): string {
  if (isSandbox(code)) return `Sandbox ${code}`;
  return new Intl.DisplayNames([language, 'en'], { type: 'region' }).of(code) ?? code;
}

function suggestion(value: unknown): string {
  const given = givenText(value).toUpperCase();
  const names = ({ code, alpha3, name }: Country) => [code, alpha3, name.toUpperCase(), countryName(code, 'en').toUpperCase()];
  const near = given && COUNTRIES.find((country) => names(country).includes(given));
  if (near) return `use the ISO 3166-1 alpha-2 code ${near.code}`;
  return OF_OTHER_LISTS[given] ?? 'for example MD for Moldova or RO for Romania';
}
