import type { PageLanguage } from '../../platform/pages/language.js';
import {
  CEFR_LEVELS,
  COUNTRIES,
  type CountryCode,
  countryName,
  ISCO_GROUPS,
  iscoTitleIn,
  LANGUAGES,
  languageName,
  regionsOf,
} from '../../standards/index.js';
import { WAYS_HEARD_AT_REGISTRATION } from '../domain/assisted-registration.js';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the fields of the form offer, by the name of whoever reads it. @param countries to which somebody may be registered */
export function choicesOf(countries: readonly CountryCode[] | undefined, language: PageLanguage) {
  const collator = new Intl.Collator(language);
  const sorted = (all: readonly Choice[]) => all.toSorted((one, other) => collator.compare(one.label, other.label));
  const named = (codes: readonly CountryCode[]) => sorted(codes.map((code) => ({ value: code, label: countryName(code, language) })));
  const destinations = countries ?? COUNTRIES.map(({ code }) => code);
  return {
    destination: named(destinations),
    country: named(COUNTRIES.map(({ code }) => code)),
    language: sorted(LANGUAGES.map(({ code }) => ({ value: code, label: languageName(code, language) }))),
    level: CEFR_LEVELS.map((level) => ({ value: level, label: level })),
    region: countries ? countries.flatMap((country) => regionsOf(country).map(({ code, name }) => ({ value: code, label: name }))) : [],
    occupations: ISCO_GROUPS.filter(({ code }) => code.length === 4).map(({ code }) => `${code} ${iscoTitleIn(code, language).text}`),
    heard: WAYS_HEARD_AT_REGISTRATION,
  };
}
