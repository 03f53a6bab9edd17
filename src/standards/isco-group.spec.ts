import titles from './data/isco-titles.json' with { type: 'json' };
import {
  ISCO_GROUPS,
  iscedLevelsOfSkillLevel,
  iscoIncludes,
  iscoSkillLevels,
  iscoTitle,
  iscoTitleIn,
  parseIscoGroup,
} from './isco-group.js';

const isco = parseIscoGroup;

describe('a group of ISCO-08', () => {
  it('is one of 619: 10 major, 43 sub-major, 130 minor and 436 unit groups, each below one that is listed', () => {
    expect([1, 2, 3, 4].map((digits) => ISCO_GROUPS.filter(({ code }) => code.length === digits).length)).toEqual([10, 43, 130, 436]);
    const codes = new Set<string>(ISCO_GROUPS.map(({ code }) => code));
    expect(codes.size).toBe(619);
    expect(ISCO_GROUPS.filter(({ code }) => code.length > 1 && !codes.has(code.slice(0, -1)))).toEqual([]);
  });
  it('includes itself and what is below it', () => {
    expect(['5', '53', '532', '5322', '5321', '9'].map((group) => iscoIncludes(isco(group), isco('5322')))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(iscoIncludes(isco('5322'), isco('53'))).toBe(false);
  });
  it('has a title', () => {
    expect(iscoTitle(isco('5322'))).toBe('Home-based personal care workers');
  });
  it('has a title in the language of who reads, and one in English, said to be so, where nobody wrote another', () => {
    expect(iscoTitleIn(isco('5322'), 'fr')).toEqual({ text: 'Aides-soignants à domicile', language: 'fr' });
    expect(iscoTitleIn(isco('5322'), 'ro')).toEqual({ text: 'Îngrijitori la domiciliu', language: 'ro' });
    expect(iscoTitleIn(isco('0110'), 'ro')).toEqual({ text: 'Ofițeri din forțele armate', language: 'ro' });
    expect(iscoTitleIn(isco('0110'), 'pl')).toEqual({ text: 'Commissioned armed forces officers', language: 'en' });
  });
  it.each(Object.entries(titles as unknown as Record<string, [string, string][]>))(
    'is named in %s, and no two of as many digits alike',
    (language, rows) => {
      expect(rows.map(([code]) => code)).toEqual(ISCO_GROUPS.map(({ code }) => code as string).sort());
      const alike = rows.filter(([code, title]) =>
        rows.some(([other, its]) => other < code && other.length === code.length && its === title),
      );
      const anglicisms = rows.filter(([code, title]) => title === iscoTitle(isco(code)) && title.includes(' '));
      expect([language, alike, anglicisms]).toEqual([language, [], []]);
    },
  );
  it('is not something near it, and the message says what is', () => {
    expect(() => isco(5322)).toThrow("write '5322' for Home-based personal care workers");
    expect(() => isco('C5322')).toThrow("write '5322'");
    expect(() => isco('5329')).not.toThrow();
    expect(() => isco('5325')).toThrow("the nearest group is '532', Personal care workers in health services");
    expect(() => isco('welder')).toThrow('write one to four digits as text');
  });
});

describe('the skill level of a group', () => {
  it.each([
    ['0', [1, 2, 4]],
    ['0110', [4]],
    ['0210', [2]],
    ['0310', [1]],
    ['1', [3, 4]],
    ['1120', [4]],
    ['13', [4]],
    ['1411', [3]],
    ['2221', [4]],
    ['3221', [3]],
    ['4', [2]],
    ['5322', [2]],
    ['6', [2]],
    ['7212', [2]],
    ['8332', [2]],
    ['9111', [1]],
  ])('%s is %j', (code, levels) => {
    expect(iscoSkillLevels(isco(code))).toEqual(levels);
  });
  it('exists for every group, and is one of those of the group above', () => {
    for (const { code } of ISCO_GROUPS) {
      expect(iscoSkillLevels(code).length).toBeGreaterThan(0);
      expect(iscoSkillLevels(isco(code[0] as string))).toEqual(expect.arrayContaining([...iscoSkillLevels(code)]));
    }
  });
  it('answers to levels of ISCED 2011, each to one skill level', () => {
    expect(([1, 2, 3, 4] as const).flatMap(iscedLevelsOfSkillLevel)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
