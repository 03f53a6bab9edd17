import fc from 'fast-check';
import {
  addDays,
  addMonths,
  attainmentOf,
  COUNTRIES,
  compareDates,
  daysBetween,
  ISCED_ATTAINMENTS,
  ISCED_FIELDS,
  ISCED_PROGRAMMES,
  ISCO_GROUPS,
  type IsoDate,
  iscoSkillLevels,
  LANGUAGES,
  levelOfAttainment,
  parseCountry,
  parseIscedAttainment,
  parseIscedProgramme,
  parseIscoGroup,
  parseIsoDate,
  parseLanguage,
  parseRegion,
  REGIONS,
} from './index.js';

const anyDate = fc.integer({ min: 0, max: 100_000 }).map((days) => addDays(parseIsoDate('1900-01-01'), days));

describe('values of published standards', () => {
  it('hold the whole tables of their sources', () => {
    expect([COUNTRIES.length, REGIONS.length, ISCO_GROUPS.length, ISCED_FIELDS.length]).toEqual([249, 5070, 619, 220]);
    expect(LANGUAGES.length).toBeGreaterThan(170);
  });
  it('have every group of ISCO below a group, and every region below a country', () => {
    const groups = new Set<string>(ISCO_GROUPS.map(({ code }) => code));
    expect(ISCO_GROUPS.filter(({ code }) => code.length > 1 && !groups.has(code.slice(0, -1)))).toEqual([]);
    expect(REGIONS.filter(({ code }) => !COUNTRIES.some((country) => code.startsWith(`${country.code}-`)))).toEqual([]);
  });
  it('say what would be right', () => {
    expect(() => parseCountry('ROU')).toThrow('write RO');
    expect(() => parseCountry('md')).toThrow('write MD');
    expect(() => parseIsoDate('2024-02-30')).toThrow('February 2024 has 29 days');
    expect(() => parseIscedAttainment('645')).toThrow('programme code (ISCED-P), whose completion attains 640');
    expect(() => parseIscedAttainment('351')).toThrow('attains what was attained before');
    expect(() => parseIscedProgramme('345')).toThrow('at level 3 they are');
    expect(() => parseRegion('MD-ZZ')).toThrow('regions of MD are');
    expect(() => parseLanguage('xx')).toThrow('language tag');
    expect(() => parseIscoGroup(5322)).toThrow('as text');
  });
  it('take 29 February in a leap year and refuse it in another', () => {
    expect(parseIsoDate('2024-02-29')).toBe('2024-02-29');
    expect(() => parseIsoDate('2023-02-29')).toThrow('28 days');
  });
  it('give skill level 2 to carers and welders, 4 to nursing professionals', () => {
    expect(['5322', '7212', '2221', '1411', '0310'].map((code) => iscoSkillLevels(parseIscoGroup(code)))).toEqual([
      [2],
      [2],
      [4],
      [3],
      [1],
    ]);
  });
});

describe('dates', () => {
  it('come back after going and returning the same days', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5_000, max: 5_000 }), (date, days) => daysBetween(date, addDays(date, days)) === days),
    );
  });
  it('are ordered as days are', () => {
    fc.assert(fc.property(anyDate, anyDate, (a, b) => Math.sign(compareDates(a, b)) === Math.sign(-daysBetween(a, b)) || a === b));
  });
  it('end a month early rather than run over it', () => {
    expect(addMonths('2024-01-31' as IsoDate, 1)).toBe('2024-02-29');
    expect(addMonths('2024-03-31' as IsoDate, -1)).toBe('2024-02-29');
  });
});

describe('the attainment that a programme gives (ISCED 2011, P to A)', () => {
  it.each([
    ['354', undefined, '354'],
    ['645', undefined, '640'],
    ['746', undefined, '740'],
    ['241', undefined, '100'],
    ['351', '244', '244'],
    ['541', '344', '344'],
    ['541', undefined, undefined],
    ['554', undefined, '550'],
  ])('P%s after %s attains %s', (programme, prior, attained) => {
    expect(attainmentOf(parseIscedProgramme(programme), prior ? parseIscedAttainment(prior) : undefined)).toBe(attained);
  });
  it('is always a legal attainment, never above the level of the programme', () => {
    for (const { code, level } of ISCED_PROGRAMMES)
      for (const prior of [undefined, ...ISCED_ATTAINMENTS]) {
        const attained = attainmentOf(code, prior);
        if (attained === undefined || level === undefined) continue;
        expect(ISCED_ATTAINMENTS).toContain(attained);
        expect(levelOfAttainment(attained) as number).toBeLessThanOrEqual(level);
      }
  });
});
