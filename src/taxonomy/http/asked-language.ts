import { readParameter } from '../../platform/validation/read-parameter.js';
import { type LanguageTag, parseLanguage } from '../../standards/index.js';

/** `language=` first, then the first of Accept-Language that can be read, then English. @throws InvalidParameter */
export function askedLanguage(query: Readonly<Record<string, string | undefined>>, acceptLanguage: string | undefined): LanguageTag {
  const named = readParameter(query, 'language', parseLanguage);
  if (named) return named;
  const ranges = (acceptLanguage ?? '').split(',').map((range) => range.split(';')[0]?.trim());
  for (const range of ranges) {
    try {
      return parseLanguage(range);
    } catch {
      /* the next one may be readable */
    }
  }
  return parseLanguage('en');
}
