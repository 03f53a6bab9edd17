import type { FastifyRequest } from 'fastify';

export const PAGE_LANGUAGES = ['en', 'ro', 'fr'] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

/** `?lang=` first, then the cookie of an earlier choice, then Accept-Language in its order; English when none fits. */
export function languageOf(request: Pick<FastifyRequest, 'url' | 'headers'>): PageLanguage {
  const asked = new URL(request.url, 'http://page').searchParams.get('lang');
  const cookie = /(?:^|;\s*)lang=([a-z]{2})/.exec(request.headers.cookie ?? '')?.[1];
  const accepted = (request.headers['accept-language'] ?? '').split(',').map((range) => range.trim().slice(0, 2).toLowerCase());
  return [asked, cookie, ...accepted].map((one) => PAGE_LANGUAGES.find((known) => known === one)).find(Boolean) ?? 'en';
}
