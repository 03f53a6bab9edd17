import { ISCED_PROGRAMMES, levelOfProgramme, parseIscedProgramme } from './isced-programme.js';

const byCode = new Map<string, (typeof ISCED_PROGRAMMES)[number]>(ISCED_PROGRAMMES.map((entry) => [entry.code, entry]));
const codesAt = (level: number) => ISCED_PROGRAMMES.filter((entry) => entry.level === level).map(({ code }) => code);

describe('a programme code (ISCED-P)', () => {
  it('is one of 60: 59 programmes of levels 0 to 8 and 999', () => {
    expect(new Set(ISCED_PROGRAMMES.map(({ code }) => code)).size).toBe(60);
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map((level) => codesAt(level).length)).toEqual([2, 1, 8, 8, 6, 4, 12, 12, 6]);
    for (const { code } of ISCED_PROGRAMMES) expect(parseIscedProgramme(code)).toBe(code);
  });
  it('knows no partial completion from level 4, and no orientation "unspecified" below level 6', () => {
    expect(ISCED_PROGRAMMES.filter(({ level, completion }) => level !== undefined && level >= 4 && completion === 'partial')).toEqual([]);
    expect(ISCED_PROGRAMMES.filter(({ level, orientation }) => level !== undefined && level < 6 && orientation === 'unspecified')).toEqual(
      [],
    );
  });
  it.each([
    ['100', { level: 1, orientation: undefined, category: '10', completion: 'complete' }],
    ['242', { level: 2, orientation: 'general', category: '24', completion: 'partial' }],
    ['351', { level: 3, orientation: 'vocational', category: '35', completion: 'insufficient' }],
    ['554', { level: 5, orientation: 'vocational', category: '55', completion: 'complete' }],
    ['645', { level: 6, orientation: 'academic', category: '64', completion: 'complete' }],
    ['757', { level: 7, orientation: 'professional', category: '75', completion: 'complete' }],
    ['861', { level: 8, orientation: 'unspecified', category: '86', completion: 'insufficient' }],
    ['999', { level: undefined, orientation: undefined, category: '99', completion: 'complete' }],
  ])('%s tells level, orientation, category and completion', (code, facts) => {
    expect(byCode.get(code)).toEqual({ code, ...facts });
    expect(levelOfProgramme(parseIscedProgramme(code))).toBe(facts.level);
  });
  it('is not something near it, and the message says what is', () => {
    expect(() => parseIscedProgramme('345')).toThrow('at level 3 they are 341, 342, 343, 344, 351');
    expect(() => parseIscedProgramme('442')).toThrow('at level 4 they are 441, 443, 444');
    expect(() => parseIscedProgramme('640')).toThrow(
      'it is an attainment code (ISCED-A); a programme that leads to it is one of 645, 646, 647',
    );
    expect(() => parseIscedProgramme(354)).toThrow("write it as text, '354'");
    expect(() => parseIscedProgramme('bachelor')).toThrow('write three digits, for example 354');
  });
});
