import type { PageRenderer } from '../../platform/pages/page-renderer.js';
import { type CountryCode, countryName } from '../../standards/index.js';
import type { ConsentForm } from '../application/consents.js';
import type { WordingLanguage } from '../domain/consent-wordings.js';
import { CONSENT_PURPOSES, wordingOf } from '../domain/processing-purposes.js';

/** What can be asked when somebody is registered, and who then sees or asks. */
const ASKED = { referral: 'services', 'contact-origin': 'authorities' } as const;
type Asked = keyof typeof ASKED;
export const CONSENTS_AT_REGISTRATION: readonly Asked[] = (Object.keys(ASKED) as Asked[]).filter((code) => CONSENT_PURPOSES.includes(code));

/** The words that are read out, in one language. */
export function consentsIn(language: WordingLanguage, country: CountryCode, renderer: PageRenderer) {
  return CONSENTS_AT_REGISTRATION.map((purpose) => {
    const recipient = recipientOf(purpose, language, country, renderer);
    return { purpose, recipient, language, ...(wordingOf(purpose, language, { recipient }) as { text: string; version: number }) };
  });
}

export function consentForms(
  ticked: readonly string[],
  language: WordingLanguage,
  country: CountryCode,
  renderer: PageRenderer,
): ConsentForm[] {
  const agreed = CONSENTS_AT_REGISTRATION.filter((purpose) => ticked.includes(purpose));
  return agreed.map((purpose) => ({ purpose, language, recipient: recipientOf(purpose, language, country, renderer) }));
}

function recipientOf(purpose: Asked, language: WordingLanguage, country: CountryCode, renderer: PageRenderer): string {
  return renderer.text(language, `registration.consent.${ASKED[purpose]}`, { country: countryName(country, language) });
}
