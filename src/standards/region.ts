import { type CountryCode, parseCountry } from './country.js';
import regions from './data/regions.json' with { type: 'json' };
import { StandardsError } from './standards-error.js';

/** A subdivision of a country, such as MD-OR. Source: ISO 3166-2. */
export type RegionCode = string & { readonly __brand: 'RegionCode' };

export const REGIONS = (regions as [string, string, string][]).map(([code, name, parent]) => ({ code: code as RegionCode, name, parent }));
const BY_CODE = new Map<string, (typeof REGIONS)[number]>(REGIONS.map((region) => [region.code, region]));

export class UnknownRegion extends StandardsError {
  readonly code = 'unknown-region';
}

/** @throws UnknownRegion */
export function parseRegion(value: unknown): RegionCode {
  if (typeof value === 'string' && BY_CODE.has(value)) return value as RegionCode;
  const country = String(value ?? '')
    .slice(0, 2)
    .toUpperCase();
  const some = REGIONS.filter(({ code }) => code.startsWith(`${country}-`))
    .slice(0, 3)
    .map(({ code, name }) => `${code} (${name})`);
  throw new UnknownRegion(
    value,
    `is not a region of ISO 3166-2; ${some.length ? `regions of ${country} are ${some.join(', ')} and so on` : 'for example MD-OR for Orhei'}.`,
  );
}

export function regionsOf(country: CountryCode): readonly { code: RegionCode; name: string }[] {
  return REGIONS.filter(({ code }) => code.startsWith(`${country}-`));
}

export function regionName(code: RegionCode): string {
  return BY_CODE.get(code)?.name ?? code;
}

export function countryOf(region: RegionCode): CountryCode {
  return parseCountry(region.slice(0, 2));
}
