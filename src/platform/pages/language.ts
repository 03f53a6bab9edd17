import type { FastifyRequest } from 'fastify';

/** Each by its own name; those who come home, and those who look after them, read one of these. */
export const PAGE_LANGUAGE_NAMES = {
  en: 'English',
  ro: 'Română',
  fr: 'Français',
  it: 'Italiano',
  es: 'Español',
  ar: 'العربية',
  uk: 'Українська',
} as const;
export type PageLanguage = keyof typeof PAGE_LANGUAGE_NAMES;
export const PAGE_LANGUAGES = Object.keys(PAGE_LANGUAGE_NAMES) as readonly PageLanguage[];

/** Day before month in English; in Arabic the digits of the papers, the articles and the codes. */
const FORMAT_LOCALES: Partial<Record<PageLanguage, string>> = { en: 'en-GB', ar: 'ar-u-ca-gregory-nu-latn' };

/** BCP 47, for numbers, dates and plurals. */
export function formatLocaleOf(language: PageLanguage): string {
  return FORMAT_LOCALES[language] ?? language;
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

export const isPageLanguage = (one: unknown): one is PageLanguage => PAGE_LANGUAGES.some((known) => known === one);

type Asking = Pick<FastifyRequest, 'url' | 'headers'>;

/** `?lang=` first, then the cookie of an earlier choice, then Accept-Language in its order; English when none fits. */
export function languageOf(request: Asking): PageLanguage {
  const accepted = (request.headers['accept-language'] ?? '').split(',').map((range) => range.trim().slice(0, 2).toLowerCase());
  return [askedFor(request, 'lang'), chosen(request, 'lang'), ...accepted].find(isPageLanguage) ?? 'en';
}

/** The second language of a page that speaks two: `?beside=` first, then the cookie of an earlier choice. */
export function besideOf(request: Asking, language: PageLanguage): PageLanguage | undefined {
  const asked = askedFor(request, 'beside') ?? chosen(request, 'beside');
  return isPageLanguage(asked) && asked !== language ? asked : undefined;
}

/** Keeps for a year what the address has chosen; `?beside=none` chooses no second language. */
export function cookiesOfChoice(request: Asking): readonly string[] {
  return (['lang', 'beside'] as const).flatMap((name) => {
    const asked = askedFor(request, name);
    const isNone = name === 'beside' && asked === 'none';
    if (!isPageLanguage(asked) && !isNone) return [];
    return [`${name}=${asked}; Path=/; Max-Age=${isNone ? 0 : 31_536_000}; SameSite=Lax; HttpOnly`];
  });
}

function askedFor({ url }: Asking, name: string): string | null {
  return new URL(url, 'http://page').searchParams.get(name);
}

function chosen({ headers }: Asking, name: string): string | undefined {
  return new RegExp(`(?:^|;\\s*)${name}=([a-z]{2})(?:;|$)`).exec(headers.cookie ?? '')?.[1];
}

export interface LanguageLink {
  readonly code: PageLanguage;
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  readonly href: string;
}

/** This page in each language, or with each beside, and with everything else that its address asks. */
export function languageLinks(address: string, name: 'lang' | 'beside' = 'lang'): readonly LanguageLink[] {
  return PAGE_LANGUAGES.map((code) => ({
    code,
    name: PAGE_LANGUAGE_NAMES[code],
    direction: directionOf(code),
    href: addressWith(address, name, code),
  }));
}

export function addressWith(address: string, name: 'lang' | 'beside', value: string): string {
  const { pathname, searchParams } = new URL(address, 'http://page');
  searchParams.set(name, value);
  return `${pathname}?${searchParams}`;
}
