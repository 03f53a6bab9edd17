import { parseCountry } from './country.js';
import { legalDay } from './legal-day.js';

describe('the legal day', () => {
  it.each([
    ['MD', '2026-06-30T20:59:00Z', '2026-06-30'],
    ['MD', '2026-06-30T21:01:00Z', '2026-07-01'],
    ['MD', '2026-12-31T21:59:00Z', '2026-12-31'],
    ['PH', '2026-06-30T16:01:00Z', '2026-07-01'],
    ['CO', '2026-07-01T04:59:00Z', '2026-06-30'],
    ['AQ', '2026-06-30T23:59:00Z', '2026-06-30'],
  ])('of %s at %s is %s', (country, at, day) => {
    expect(legalDay(parseCountry(country), new Date(at))).toBe(day);
  });
});
