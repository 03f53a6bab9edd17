import type { Purpose } from '../../agreements/index.js';
import type { CountryCode } from '../../standards/index.js';
import type { Basis } from './assessment.js';
import type { KnownFacts } from './known-facts.js';

/** Some parties of the Lisbon Recognition Convention (ETS 165). Not verified against the depositary's list. */
const LISBON_PARTIES = [
  'AL',
  'AM',
  'AT',
  'AU',
  'AZ',
  'BA',
  'BE',
  'BG',
  'BY',
  'CA',
  'CH',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GB',
  'GE',
  'HR',
  'HU',
  'IE',
  'IL',
  'IS',
  'IT',
  'KZ',
  'LT',
  'LU',
  'LV',
  'MD',
  'ME',
  'MK',
  'MT',
  'NL',
  'NO',
  'NZ',
  'PL',
  'PT',
  'RO',
  'RS',
  'SE',
  'SI',
  'SK',
  'TR',
  'UA',
];

const LISBON: Basis = {
  agreement: 'lisbon-recognition-convention',
  version: 1,
  provision: 'recognition-unless-substantial-difference',
  article: 'IV.1, V.1, VI.1',
  source: 'Convention on the Recognition of Qualifications concerning Higher Education in the European Region, ETS 165',
  verified: false,
  demonstration: false,
};
const ISCED_COMPARISON: Basis = {
  agreement: 'isced-2011',
  version: 1,
  provision: 'comparison-of-levels',
  article: '–',
  source: 'UNESCO-UIS, International Standard Classification of Education 2011',
  verified: true,
  demonstration: false,
};
const NATIONAL: Basis = {
  agreement: 'national-law',
  version: 1,
  provision: 'domestic-credential',
  article: '–',
  source: 'A credential is valid in the country that issued it',
  verified: true,
  demonstration: false,
};

/** Attainments that give access to a first tertiary programme. */
const GIVES_ACCESS = ['344', '354', '444', '454'];

/** What holds without any agreement: the law of the issuing country itself, the Lisbon Convention's presumption, a comparison of levels. Never a licence. */
export function frameworkBasis(
  purpose: Purpose,
  facts: KnownFacts,
): { readonly outcome: 'full' | 'indicative'; readonly basis: Basis } | undefined {
  if (facts.credential?.kind !== 'formal' || purpose === 'regulated-profession') return undefined;
  if (facts.credential.country === facts.destination) return { outcome: 'full', basis: NATIONAL };
  if (purpose !== 'employment' && coveredByLisbon(facts)) return { outcome: 'indicative', basis: LISBON };
  return purpose === 'employment' && facts.iscedLevel !== undefined ? { outcome: 'indicative', basis: ISCED_COMPARISON } : undefined;
}

function coveredByLisbon({ origin, destination, iscedLevel, iscedAttainment }: KnownFacts): boolean {
  const parties = [origin, destination].every((country) => country && LISBON_PARTIES.includes(country as CountryCode));
  return (
    parties && ((iscedLevel !== undefined && iscedLevel >= 5) || (iscedAttainment !== undefined && GIVES_ACCESS.includes(iscedAttainment)))
  );
}
