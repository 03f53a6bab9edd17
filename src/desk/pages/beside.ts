import { PAGE_LANGUAGES, type PageLanguage } from '../../platform/pages/language.js';

/** Languages that can stand beside the one of the page; those that the person speaks first. */
export function languagesBeside(language: PageLanguage, spoken: readonly string[]): readonly PageLanguage[] {
  const others = PAGE_LANGUAGES.filter((one) => one !== language);
  return others.toSorted((one, other) => Number(spoken.includes(other)) - Number(spoken.includes(one)));
}
