import type { PageRenderer } from '../../../platform/pages/page-renderer.js';
import { consentsIn, type WordingLanguage, wordingOf } from '../../../profiles/index.js';
import { type CountryCode, countryName, type LanguageTag, languageName } from '../../../standards/index.js';
import type { Offer } from '../../application/keep-as-profile.js';
import { papersIn } from '../../application/papers.js';
import type { Addition } from '../../domain/additions.js';
import { monthOf } from '../job-facts-view.js';
import { type Named, occupationNamed } from '../named.js';

/** What would be kept, in the words of the person, and to what they agree. */
export function offerView(offer: Offer, language: WordingLanguage, renderer: PageRenderer) {
  const { said, present, additions, draft } = offer;
  const country = present?.destination ?? said.destination;
  return {
    isNew: present === undefined,
    additions: additions.map((one) => ({ key: one.key, kind: one.kind, ...wordsOf(one, offer, language) })),
    papers: papersIn(draft.answers).length,
    words: keepingWords(country, language),
    consents: present ? [] : consentsIn(language, country, renderer),
    kept: draft.expiresAt,
  };
}

export function keepingWords(country: CountryCode, language: WordingLanguage): string {
  return wordingOf('keep-as-profile', language, { recipient: countryName(country, language) })?.text ?? '';
}

/** What it is, and what else is said of it. */
type Worded = Named & { readonly more?: readonly string[] };

function wordsOf(addition: Addition, { said }: Offer, language: WordingLanguage): Worded {
  switch (addition.kind) {
    case 'credential':
      return { text: said.credentials.find(({ id }) => id === addition.id)?.title ?? '', lang: '' };
    case 'experience': {
      const job = said.experiences.find(({ id }) => id === addition.id);
      return job
        ? { ...occupationNamed(job.occupation, language), more: [countryName(job.country, language), monthOf(job.from)] }
        : { text: '' };
    }
    case 'licence': {
      const licence = said.licences.find(({ id }) => id === addition.id);
      return licence ? occupationNamed(licence.occupation, language) : { text: '' };
    }
    case 'language': {
      const level = said.languages.find((one) => one.language === addition.language)?.level;
      return { text: `${languageName(addition.language as LanguageTag, language)} ${level}` };
    }
    case 'wishes':
      return { text: '' };
    case 'destination':
      return { text: countryName(said.destination, language) };
  }
}
