import { LANGUAGES, languageName, parseLanguage } from './language.js';

describe('a language', () => {
  it.each([
    ['ro', 'ro'],
    ['RO', 'ro'],
    ['ron', 'ro'],
    ['mo', 'ro'],
    ['pt-br', 'pt-BR'],
    ['sr-latn-rs', 'sr-Latn-RS'],
    ['tl', 'fil'],
    ['gag', 'gag'],
    ['rom', 'rom'],
  ])('written %s is %s', (given, tag) => {
    expect(parseLanguage(given)).toBe(tag);
  });
  it.each([['und'], ['mul'], ['zxx'], ['mis'], ['qaa'], ['xx'], ['md'], ['sla'], ['x-ro'], ['ro-'], [`ro-${'a1b2c-'.repeat(6)}aa`]])(
    'is not %p',
    (given) => {
      expect(() => parseLanguage(given)).toThrow(expect.objectContaining({ code: 'unknown-language' }));
    },
  );
  it('is suggested where a tag or an English name is near', () => {
    expect(() => parseLanguage('pt_BR')).toThrow('write pt-BR');
    expect(() => parseLanguage('Romanian')).toThrow('write ro for Romanian');
    expect(() => parseLanguage('romani')).toThrow('for example ro, it or pt-BR');
  });
  it('has a name in each language of the service', () => {
    const romanian = parseLanguage('ro');
    expect(['en', 'ro', 'fr'].map((language) => languageName(romanian, language))).toEqual(['Romanian', 'română', 'roumain']);
  });
  it('is listed once, canonical, with a name, for each of the 183 codes of ISO 639-1', () => {
    expect(LANGUAGES).toHaveLength(183);
    expect(new Set(LANGUAGES.map(({ code }) => code)).size).toBe(183);
    expect(LANGUAGES.filter(({ code, name }) => parseLanguage(code) !== code || !name || name === code)).toEqual([]);
    expect(LANGUAGES.find(({ name }) => name === 'Filipino')?.code).toBe('fil');
  });
});
