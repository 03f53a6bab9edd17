import { COUNTRIES, parseCountry } from './country.js';
import { countryOf, parseRegion, REGIONS, regionName, regionsOf } from './region.js';

describe('a region', () => {
  it('is one of the 5 070 subdivisions of the source, each once', () => {
    expect(REGIONS).toHaveLength(5_070);
    expect(new Set(REGIONS.map(({ code }) => code)).size).toBe(5_070);
  });
  it('lies in a country, or in a region of the same country', () => {
    const known = new Set<string>([...COUNTRIES.map(({ code }) => code), ...REGIONS.map(({ code }) => code)]);
    expect(REGIONS.filter(({ parent }) => !known.has(parent))).toEqual([]);
    expect(REGIONS.filter(({ code, parent }) => parent.slice(0, 2) !== countryOf(code))).toEqual([]);
  });
  it('is listed with its country, and with no other', () => {
    expect(COUNTRIES.flatMap(({ code }) => regionsOf(code)).length).toBe(5_070);
    expect(regionsOf(parseCountry('MD')).map(({ code }) => code)).toContain('MD-OR');
    expect(regionsOf(parseCountry('MD')).every(({ code }) => code.startsWith('MD-'))).toBe(true);
    expect(regionsOf(parseCountry('MC')).length).toBeGreaterThan(0);
    expect(regionsOf(parseCountry('GI'))).toEqual([]);
  });
  it('has a name and a country', () => {
    expect([regionName(parseRegion('MD-OR')), countryOf(parseRegion('MD-OR'))]).toEqual(['Orhei', 'MD']);
  });
  it('is not something near it, and the message says what is', () => {
    expect(() => parseRegion('md-or')).toThrow('write MD-OR');
    expect(() => parseRegion('MD-ZZ')).toThrow(/regions of MD are MD-\w+ \(.+\), .+ and so on/);
    expect(() => parseRegion('GI-1')).toThrow('for example MD-OR for Orhei');
  });
});
