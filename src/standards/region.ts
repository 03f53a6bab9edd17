import { type CountryCode, parseCountry, SANDBOX_COUNTRIES } from './country.js';
import regions from './data/regions.json' with { type: 'json' };
import { givenText } from './given-text.js';
import { StandardsError } from './standards-error.js';

/** A subdivision of a country, such as MD-OR. Source: ISO 3166-2. */
export type RegionCode = string & { readonly __brand: 'RegionCode' };

export interface Region {
  readonly code: RegionCode;
  readonly name: string;
  /** The country, or the region of the same country that it lies in. */
  readonly parent: CountryCode | RegionCode;
}

export const REGIONS: readonly Region[] = (regions as [string, string, string][]).map(([code, name, parent]) => ({
  code: code as RegionCode,
  name,
  parent: parent as CountryCode | RegionCode,
}));
/** Three of each sandbox, in the form of ISO 3166-2 and in no list of it. */
const OF_SANDBOXES: readonly Region[] = SANDBOX_COUNTRIES.flatMap((country) =>
  ['A', 'B', 'C'].map((letter) => ({ code: `${country}-${letter}` as RegionCode, name: `Sandbox region ${letter}`, parent: country })),
);
const BY_CODE = new Map<string, Region>([...REGIONS, ...OF_SANDBOXES].map((region) => [region.code, region]));
const BY_COUNTRY = new Map<string, Region[]>();
for (const region of [...REGIONS, ...OF_SANDBOXES])
  BY_COUNTRY.set(countryOf(region.code), [...(BY_COUNTRY.get(countryOf(region.code)) ?? []), region]);

export class UnknownRegion extends StandardsError {
  readonly code = 'unknown-region';
}

/** @throws UnknownRegion; the message names the region of a near miss, or some of the country's regions */
export function parseRegion(value: unknown): RegionCode {
  if (typeof value === 'string' && BY_CODE.has(value)) return value as RegionCode;
  throw new UnknownRegion(value, `is not a region of ISO 3166-2; ${suggestion(givenText(value).toUpperCase())}.`);
}

/** All regions of a country, those within other regions too. Empty: ISO 3166-2 divides it into none. */
export function regionsOf(country: CountryCode): readonly Region[] {
  return BY_COUNTRY.get(country) ?? [];
}

/** The name in the source's romanisation; ISO 3166-2 has no English names. */
export function regionName(code: RegionCode): string {
  return BY_CODE.get(code)?.name ?? code;
}

export function countryOf(region: RegionCode): CountryCode {
  return parseCountry(region.slice(0, 2));
}

function suggestion(given: string): string {
  if (BY_CODE.has(given)) return `write ${given}`;
  const country = given.slice(0, 2);
  const some = BY_COUNTRY.get(country)?.slice(0, 3) ?? [];
  if (!some.length) return 'for example MD-OR for Orhei';
  return `regions of ${country} are ${some.map(({ code, name }) => `${code} (${name})`).join(', ')} and so on`;
}
