import * as eqf from './eqf-level.js';

describe('a level of the EQF', () => {
  it('is a whole number from 1 to 8', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(eqf.parseEqfLevel)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const value of [0, 9, 4.5, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => eqf.parseEqfLevel(value)).toThrow('whole number from 1 to 8');
    expect(() => eqf.parseEqfLevel('4')).toThrow('write the number 4');
  });
  it('is never derived: nothing here makes one but its parse function', () => {
    expect(Object.keys(eqf).sort()).toEqual(['InvalidEqfLevel', 'parseEqfLevel']);
  });
});
