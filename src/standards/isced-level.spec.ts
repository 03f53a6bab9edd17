import { ISCED_LEVELS, parseIscedLevel } from './isced-level.js';

describe('a level of ISCED 2011', () => {
  it('is a number from 0 to 8, or its one digit as text', () => {
    expect(ISCED_LEVELS.map(({ level }) => level)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    for (const { level } of ISCED_LEVELS) expect([parseIscedLevel(level), parseIscedLevel(`${level}`)]).toEqual([level, level]);
  });
  it.each([[-1], [10], [2.5], ['03'], ['3.0'], [' 3'], ['']])('is not %p', (value) => {
    expect(() => parseIscedLevel(value)).toThrow('from 0 (early childhood) to 8 (doctoral)');
  });
  it('is not 9, which says that no level applies', () => {
    for (const value of [9, '9']) expect(() => parseIscedLevel(value)).toThrow('9 (not elsewhere classified) is no level');
  });
});
