import { besideOf, cookiesOfChoice, languageLinks, languageOf, PAGE_LANGUAGES } from './language.js';

const asking = (url: string, headers: Record<string, string> = {}) => ({ url, headers }) as never;

describe('the language of a page', () => {
  it.each([
    ['/?lang=uk', {}, 'uk'],
    ['/?lang=uk', { cookie: 'lang=ar', 'accept-language': 'it' }, 'uk'],
    ['/', { cookie: 'session=1; lang=ar', 'accept-language': 'it' }, 'ar'],
    ['/', { 'accept-language': 'de-AT, es;q=0.8, en;q=0.5' }, 'es'],
    ['/?lang=tlh', { cookie: 'lang=xx' }, 'en'],
  ])('asked by %s and %j is %s', (url, headers, language) => {
    expect(languageOf(asking(url, headers))).toBe(language);
  });
  it('has a second one beside it when somebody asks for it, until they ask for none', () => {
    expect(besideOf(asking('/?beside=ro'), 'it')).toBe('ro');
    expect(besideOf(asking('/', { cookie: 'beside=ro' }), 'it')).toBe('ro');
    expect(besideOf(asking('/?beside=none', { cookie: 'beside=ro' }), 'it')).toBeUndefined();
    expect(besideOf(asking('/?beside=it'), 'it')).toBeUndefined();
    expect(cookiesOfChoice(asking('/?lang=it&beside=none'))).toEqual([
      'lang=it; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly',
      'beside=none; Path=/; Max-Age=0; SameSite=Lax; HttpOnly',
    ]);
    expect(cookiesOfChoice(asking('/?lang=xx'))).toEqual([]);
  });
  it('changes without losing what else the address asks', () => {
    const links = languageLinks('/people/1/reviews/new?about=match-list&lang=ro');
    expect(links.map(({ code }) => code)).toEqual(PAGE_LANGUAGES);
    expect(links.find(({ code }) => code === 'ar')).toEqual({
      ...{ code: 'ar', name: 'العربية', direction: 'rtl' },
      href: '/people/1/reviews/new?about=match-list&lang=ar',
    });
  });
});
