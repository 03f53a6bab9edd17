import type { Agreement } from '../../agreements/index.js';
import { type CountryCode, parseCountry, parseIscoGroup, parseIsoDate } from '../../standards/index.js';
import { recruitmentGate } from './recruitment-gate.js';

const ON = parseIsoDate('2025-01-01');
const [DE, MW, MD] = ['DE', 'MW', 'MD'].map(parseCountry) as [CountryCode, CountryCode, CountryCode];
const KNOWN = { agreements: [] as readonly Agreement[], knownAt: '2026-11-24T00:00:00.000Z' };
const nursing = (country: CountryCode) => ({ country, occupation: { isco: parseIscoGroup('2221') } });
const gate = (residence: CountryCode | undefined, nationalities: readonly CountryCode[], country: CountryCode) =>
  recruitmentGate({ ...(residence && { residence }), nationalities }, nursing(country), KNOWN, ON);

describe('an employer who seeks a nurse', () => {
  it('is not told of somebody who lives in a country of the safeguards list', () => {
    expect(gate(MW, [MW], DE)).toMatchObject({ verdict: 'not-satisfied', because: 'who-direction-block', held: 'MW → DE' });
  });

  it('is told of somebody who lives elsewhere, and of a national who comes home to a listed country', () => {
    expect(gate(MD, [MD], DE)).toMatchObject({ verdict: 'satisfied', because: 'not-listed' });
    expect(gate(DE, [MW], MW)).toMatchObject({ verdict: 'satisfied', because: 'return' });
    expect(gate(MW, [MW], MW)).toMatchObject({ verdict: 'satisfied', because: 'return' });
  });

  it('is told of nobody whose residence is not known, until it is', () => {
    expect(gate(undefined, [MD], DE)).toMatchObject({ verdict: 'open', question: 'residence' });
  });

  it('may seek welders anywhere', () => {
    const welding = { country: DE, occupation: { isco: parseIscoGroup('7212') } };
    expect(recruitmentGate({ nationalities: [] }, welding, KNOWN, ON)).toMatchObject({ verdict: 'satisfied', because: 'not-health' });
  });
});
