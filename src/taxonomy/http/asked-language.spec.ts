import { askedLanguage } from './asked-language.js';

describe('the language of the texts', () => {
  it('is the parameter, else the best of Accept-Language, else English', () => {
    expect(askedLanguage({ language: 'ro' }, 'fr')).toBe('ro');
    expect(askedLanguage({}, 'en;q=0.4, ro-MD, fr;q=0.8')).toBe('ro-MD');
    expect(askedLanguage({}, 'fr;q=0, *;q=0.5')).toBe('en');
    expect(askedLanguage({})).toBe('en');
  });
  it('is refused when the parameter names none', () => {
    expect(() => askedLanguage({ language: 'romanian' })).toThrow('Parameter "language"');
  });
});
