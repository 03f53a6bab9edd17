import { COUNTRIES, REGIONS } from '../../../standards/index.js';
import { type Json, listOf, objectOf, textOf } from '../json.js';

const fold = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const LANGUAGES = ['en', 'fr', 'ro', 'it', 'de', 'es', 'pt', 'pl', 'ru', 'uk'];
const REGION_CODES = new Set<string>(REGIONS.map(({ code }) => code));
/** Names that ISO writes with several languages, such as "Bolzano / Bozen", are each a name. */
const REGION_BY_NAME = new Map(
  REGIONS.flatMap(({ code, name }) => [name, ...name.split(/[/,[\]()]/)].map((one) => [`${code.slice(0, 2)} ${fold(one)}`, code] as const)),
);
let countryByName: ReadonlyMap<string, string> | undefined;

/** Built when it is first needed: names of 250 countries in ten languages. */
function countries(): ReadonlyMap<string, string> {
  countryByName ??= new Map(
    COUNTRIES.flatMap(({ code, alpha3, name }) => {
      const names = LANGUAGES.map((language) => new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? name);
      return [code, alpha3, name, ...names].map((one) => [fold(one), code] as const);
    }),
  );
  return countryByName;
}

/** The first of its locations whose region we know, with its point where it has one. Source: schema.org/Place, PostalAddress. */
export function locationOf({ jobLocation, applicantLocationRequirements }: Json): Json {
  for (const location of [...listOf(jobLocation), ...listOf(applicantLocationRequirements)]) {
    const region = regionOf(location);
    if (region) return { region, place: pointOf(objectOf(location).geo) };
  }
  return {};
}

function regionOf(location: unknown): string | undefined {
  const given = objectOf(location).address ?? location;
  for (const address of listOf(given)) {
    const found = typeof address === 'string' ? ofWords(address) : ofAddress(objectOf(address));
    if (found) return found;
  }
  return undefined;
}

/** Under the names of schema.org, and under those that exports of it have. */
function ofAddress(address: Json): string | undefined {
  const [country] = listOf(address.addressCountry ?? address.countryCode ?? address.countryName);
  const named = textOf(objectOf(country).name) ?? textOf(objectOf(country).identifier) ?? textOf(country);
  const code = named && countries().get(fold(named));
  const { addressRegion, regionCode, region, addressLocality, locality, name } = address;
  const parts = [addressRegion, objectOf(listOf(addressRegion)[0]).name, regionCode, region, addressLocality, locality, name].map(textOf);
  return regionOfParts(
    code,
    parts.filter((part): part is string => part !== undefined),
  );
}

/** "Orhei, Moldova": from the end, since the country stands last. */
function ofWords(address: string): string | undefined {
  const parts = address
    .slice(0, 300)
    .split(/[,;\n]|\s-\s/)
    .map((part) => part.trim())
    .filter(Boolean);
  const country = parts.map((part) => countries().get(fold(part))).findLast(Boolean);
  return regionOfParts(country, parts.toReversed());
}

/** @param parts names or codes, with or without their country */
function regionOfParts(country: string | undefined, parts: readonly string[]): string | undefined {
  for (const part of parts) {
    const code = part.toUpperCase();
    if (REGION_CODES.has(code)) return code;
    const found =
      country && (REGION_CODES.has(`${country}-${code}`) ? `${country}-${code}` : REGION_BY_NAME.get(`${country} ${fold(part)}`));
    if (found) return found;
  }
  return undefined;
}

/** What is no point of the earth is left out. Source: schema.org/GeoCoordinates, numbers or text. */
function pointOf(geo: unknown): Json | undefined {
  const { latitude, longitude } = objectOf(listOf(geo)[0]);
  const [north, east] = [latitude, longitude].map((one) => Number(textOf(one)?.replace(',', '.') ?? Number.NaN)) as [number, number];
  return Math.abs(north) <= 90 && Math.abs(east) <= 180 ? { latitude: north, longitude: east } : undefined;
}

/** What a posting says of its place, where we know no region of that name; undefined: it says nothing. */
export function unknownPlace({ jobLocation }: Json): string | undefined {
  const [location] = listOf(jobLocation);
  const address = objectOf(location).address ?? location;
  const written =
    textOf(address) ??
    Object.values(objectOf(listOf(address)[0]))
      .map(textOf)
      .filter(Boolean)
      .join(', ');
  return written ? `its place "${written.slice(0, 100)}" names no region of ISO 3166-2 in a country that is named too` : undefined;
}
