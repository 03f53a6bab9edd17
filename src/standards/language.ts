import { StandardsError } from './standards-error.js';

/** A canonical BCP 47 tag whose language is one of ISO 639. */
export type LanguageTag = string & { readonly __brand: 'LanguageTag' };

export class UnknownLanguage extends StandardsError {
  readonly code = 'unknown-language';
}

/** @throws UnknownLanguage */
export function parseLanguage(value: unknown): LanguageTag {
  const tag = typeof value === 'string' && value.length <= 35 ? canonical(value) : undefined;
  if (tag && NAMES.of(tag.split('-')[0] as string)) return tag as LanguageTag;
  throw new UnknownLanguage(value, 'is not a language tag (BCP 47); write for example ro, it or pt-BR.');
}

export function languageName(tag: LanguageTag, language: string): string {
  return new Intl.DisplayNames([language, 'en'], { type: 'language' }).of(tag) ?? tag;
}

function canonical(value: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(value)[0];
  } catch {
    return undefined;
  }
}

const NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** The two-letter languages of ISO 639-1 with their English names. */
export const LANGUAGES = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
  .filter((code) => NAMES.of(code) && canonical(code) === code)
  .map((code) => ({ code: code as LanguageTag, name: NAMES.of(code) as string }));
