import { COUNTRIES, countryName, isSandbox, parseCountry, SANDBOX_COUNTRIES } from './country.js';

describe('a country', () => {
  it('is one of the 249 assigned codes of ISO 3166-1, each once', () => {
    expect(COUNTRIES).toHaveLength(249);
    expect(new Set(COUNTRIES.map(({ code }) => code)).size).toBe(249);
    expect(new Set(COUNTRIES.map(({ alpha3 }) => alpha3)).size).toBe(249);
    expect(COUNTRIES.filter(({ code, alpha3, name }) => !/^[A-Z]{2}$/.test(code) || !/^[A-Z]{3}$/.test(alpha3) || !name)).toEqual([]);
  });
  it.each([
    ['ROU', 'use the ISO 3166-1 alpha-2 code RO'],
    ['RUM', 'use the ISO 3166-1 alpha-2 code RO'],
    ['ROM', 'use the ISO 3166-1 alpha-2 code RO'],
    ['md', 'use the ISO 3166-1 alpha-2 code MD'],
    [' MD ', 'use the ISO 3166-1 alpha-2 code MD'],
    ['Moldova', 'use the ISO 3166-1 alpha-2 code MD'],
    ['uk', 'use the ISO 3166-1 alpha-2 code GB'],
    ['EL', 'use the ISO 3166-1 alpha-2 code GR'],
    ['XK', 'assigned by its users, not by ISO 3166-1'],
    ['ZZ', 'for example MD for Moldova or RO for Romania'],
  ])('is not %p: %s', (given, hint) => {
    expect(() => parseCountry(given)).toThrow(hint);
  });
  it('is, for who builds against the service, a sandbox, which is in no list of countries', () => {
    expect(SANDBOX_COUNTRIES).toHaveLength(14);
    expect(SANDBOX_COUNTRIES.map((code) => parseCountry(code)).every(isSandbox)).toBe(true);
    expect(COUNTRIES.filter(({ code }) => isSandbox(code))).toEqual([]);
    expect([countryName(parseCountry('QM'), 'ro'), isSandbox(parseCountry('QA'))]).toEqual(['Sandbox QM', false]);
  });
  it('is not the name of something every object has', () => {
    for (const value of ['constructor', '__proto__', 'toString']) expect(() => parseCountry(value)).toThrow('for example MD');
  });
  it('has a name in each language of the service', () => {
    const romania = parseCountry('RO');
    expect(['en', 'ro', 'fr', 'it'].map((language) => countryName(romania, language))).toEqual([
      'Romania',
      'România',
      'Roumanie',
      'Romania',
    ]);
    expect(countryName(parseCountry('MD'), 'fr')).toBe('Moldavie');
  });
  it('is named, not coded, in English, every one', () => {
    expect(COUNTRIES.filter(({ code }) => countryName(code, 'en') === code)).toEqual([]);
  });
});
