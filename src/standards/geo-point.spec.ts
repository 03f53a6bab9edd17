import fc from 'fast-check';
import { isWithinKilometres, kilometresBetween, toHundredth } from './geo-point.js';

const CHISINAU = { latitude: 47.01, longitude: 28.86 };
const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('points on the ground', () => {
  it('lie as far apart as the map says', () => {
    expect(kilometresBetween(CHISINAU, { latitude: 47.76, longitude: 27.93 })).toBe(109); // Bălți
    expect(kilometresBetween(CHISINAU, { latitude: 44.43, longitude: 26.1 })).toBe(358); // București
    expect(kilometresBetween(CHISINAU, { latitude: 41.9, longitude: 12.5 })).toBe(1414); // Roma
  });

  it('are at no distance from themselves, as far in one direction as in the other, and at most half round the earth', () => {
    fc.assert(
      fc.property(point, point, (one, other) => {
        expect(kilometresBetween(one, one)).toBe(0);
        expect(kilometresBetween(one, other)).toBe(kilometresBetween(other, one));
        expect(kilometresBetween(one, other)).toBeLessThanOrEqual(20_015);
      }),
    );
  });

  it('are within a distance exactly when they lie no further apart', () => {
    const near = fc.record({ north: fc.double({ min: -1, max: 1, noNaN: true }), east: fc.double({ min: -1, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(point, near, fc.integer({ min: 1, max: 120 }), (one, { north, east }, km) => {
        const other = { latitude: Math.max(-90, Math.min(90, one.latitude + north)), longitude: one.longitude + east };
        expect(isWithinKilometres(km, one, other)).toBe(kilometresBetween(one, other) <= km);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are the same a whole turn further east', () => {
    expect(kilometresBetween({ latitude: 10, longitude: 180 }, { latitude: 10, longitude: -180 })).toBe(0);
    expect(kilometresBetween({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBe(111);
  });

  it('are kept to a hundredth of a degree', () => {
    expect([47.0105, -28.8638, 28.865].map(toHundredth)).toEqual([47.01, -28.86, 28.87]);
  });
});
