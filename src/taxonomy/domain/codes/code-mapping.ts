import type { CountryCode, IscoCode, OccupationUri } from '../../../standards/index.js';
import { parseCountry } from '../../../standards/index.js';
import { UnknownCodeScheme } from './code-mapping.errors.js';

/** A national list of occupations: the country that keeps it and a name, such as RO-COR, PL-KZIS, US-ONET. */
export type CodeScheme = string & { readonly __brand: 'CodeScheme' };

/** What a code means in the shared classifications; a group of ISCO alone where no occupation of ESCO is the same. */
export interface CodeTarget {
  readonly isco: IscoCode;
  readonly occupationUri?: OccupationUri;
}

/** One code of a list. Several targets: it means each of them in part. `replacedBy`: it is no longer used, and these are in its place. */
export interface CodeMapping {
  readonly code: string;
  readonly title?: string;
  readonly targets: readonly CodeTarget[];
  readonly replacedBy: readonly string[];
}

export interface CodeVersion {
  readonly scheme: CodeScheme;
  readonly version: number;
  readonly inForceFrom: string;
  readonly codes: number;
}

const SCHEME = /^([A-Z]{2})-[A-Z0-9][A-Z0-9-]{0,29}$/;

/** @throws UnknownCodeScheme */
export function parseCodeScheme(given: unknown): CodeScheme {
  const country = typeof given === 'string' ? SCHEME.exec(given)?.[1] : undefined;
  if (!country) throw new UnknownCodeScheme(given);
  parseCountry(country);
  return given as CodeScheme;
}

export function countryOfScheme(scheme: CodeScheme): CountryCode {
  return parseCountry(scheme.slice(0, 2));
}
