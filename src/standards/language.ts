import { givenText } from './given-text.js';
import { StandardsError } from './standards-error.js';

/** A canonical BCP 47 tag whose language is one of ISO 639 that Unicode CLDR names, such as ro, pt-BR or gag. */
export type LanguageTag = string & { readonly __brand: 'LanguageTag' };

export class UnknownLanguage extends StandardsError {
  readonly code = 'unknown-language';
}

/**
 * The canonical form of a tag: `RO` is ro, `ron` is ro, `mo` is ro, and `tl` (Tagalog) is fil, as Unicode CLDR has them.
 * @throws UnknownLanguage; codes that name no one language (und, mul, zxx, mis) are refused too
 */
export function parseLanguage(value: unknown): LanguageTag {
  const tag = typeof value === 'string' && value.length <= 35 ? canonical(value) : undefined;
  if (tag && englishName(tag)) return tag as LanguageTag;
  throw new UnknownLanguage(value, `is not a language tag (BCP 47); ${suggestion(givenText(value))}.`);
}

/**
 * @param language BCP 47; the name in that language, in English where it has none
 * @throws RangeError when `language` is no language tag
 */
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
const NO_ONE_LANGUAGE = ['und', 'mul', 'zxx', 'mis'];

function englishName(tag: string): string | undefined {
  const [primary = ''] = tag.split('-');
  return NO_ONE_LANGUAGE.includes(primary) ? undefined : NAMES.of(primary);
}

const ISO_639_1 =
  'aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo ' +
  'fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb ' +
  'lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc ' +
  'sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu';

/** The languages of ISO 639-1, canonical (Tagalog, tl, stands as fil), with their English names. */
export const LANGUAGES: readonly { readonly code: LanguageTag; readonly name: string }[] = ISO_639_1.split(' ').map((iso) => {
  const code = parseLanguage(iso);
  return { code, name: languageName(code, 'en') };
});

function suggestion(given: string): string {
  const hyphenated = canonical(given.replaceAll('_', '-'));
  if (hyphenated && englishName(hyphenated)) return `write ${hyphenated}`;
  const near = LANGUAGES.find(({ name }) => name.toLowerCase() === given.toLowerCase());
  return near ? `write ${near.code} for ${near.name}` : 'write for example ro, it or pt-BR';
}
