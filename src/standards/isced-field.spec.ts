import { fieldIncludes, ISCED_FIELDS, iscedFieldTitle, parseIscedField } from './isced-field.js';

const field = parseIscedField;

describe('a field of ISCED-F 2013', () => {
  it('is one of 220: 12 broad, 58 narrow and 150 detailed with 99 for unknown, each below one that is listed', () => {
    expect([2, 3, 4].map((digits) => ISCED_FIELDS.filter(({ code }) => code.length === digits).length)).toEqual([12, 58, 150]);
    const codes = new Set<string>(ISCED_FIELDS.map(({ code }) => code));
    expect(codes.size).toBe(220);
    expect(ISCED_FIELDS.filter(({ code }) => code.length > 2 && !codes.has(code.slice(0, -1)))).toEqual([]);
  });
  it('includes itself and what is below it, and nothing beside or above', () => {
    expect(['09', '091', '0913', '0912', '10'].map((broader) => fieldIncludes(field(broader), field('0913')))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(fieldIncludes(field('0913'), field('09'))).toBe(false);
  });
  it('has a title', () => {
    expect(iscedFieldTitle(field('0913'))).toBe('Nursing and midwifery');
  });
  it('is not something near it, and the message says what is', () => {
    expect(() => field(913)).toThrow("write '0913' for Nursing and midwifery");
    expect(() => field('913')).toThrow("write '0913'");
    expect(() => field('nursing')).toThrow('write two to four digits as text');
    expect(() => field('9')).toThrow("write '09' for Health and welfare");
  });
});
