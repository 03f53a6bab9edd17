import { readParameter } from '../../platform/validation/read-parameter.js';
import { type LanguageTag, parseLanguage } from '../../standards/index.js';

/** `language=` first, then the best of Accept-Language, then English. @throws InvalidParameter for a `language=` that is none */
export function askedLanguage(query: Readonly<Record<string, string | undefined>>, acceptLanguage = ''): LanguageTag {
  return readParameter(query, 'language', parseLanguage) ?? accepted(acceptLanguage).map(known).find(Boolean) ?? parseLanguage('en');
}

/** Ranges by falling weight; those with weight 0 are not wanted. Source: RFC 9110, 12.5.4. */
function accepted(header: string): string[] {
  return header
    .split(',')
    .map((range) => range.trim().split(/\s*;\s*q=/))
    .map(([range = '', weight = '1']) => ({ range, weight: Number(weight) || 0 }))
    .filter(({ range, weight }) => weight > 0 && /^[a-z]{2,3}(-[a-z\d]+)*$/i.test(range))
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ range }) => range);
}

function known(range: string): LanguageTag | undefined {
  try {
    return parseLanguage(range);
  } catch {
    return undefined;
  }
}
