import fc from 'fast-check';
import {
  addDays,
  addMonths,
  compareDates,
  daysBetween,
  type IsoDate,
  isWithin,
  monthsBetween,
  parseDateRange,
  parseIsoDate,
  parseIsoMonth,
} from './date.js';

const FIRST = parseIsoDate('1900-01-01');
const LAST = parseIsoDate('2199-12-31');
const anyDate = fc.integer({ min: 0, max: daysBetween(FIRST, LAST) }).map((days) => addDays(FIRST, days));
/** Far enough from both ends for the sums below. */
const anInnerDate = fc.integer({ min: 10_000, max: 90_000 }).map((days) => addDays(FIRST, days));
const someDays = fc.integer({ min: -9_000, max: 9_000 });
const someMonths = fc.integer({ min: -300, max: 300 });

describe('a date', () => {
  it('is a day that exists', () => {
    expect(parseIsoDate('2024-02-29')).toBe('2024-02-29');
    expect(() => parseIsoDate('2024-02-30')).toThrow('"2024-02-30" is not a date; February 2024 has 29 days.');
    expect(() => parseIsoDate('2023-02-29')).toThrow('February 2023 has 28 days');
    expect(() => parseIsoDate('2100-02-29')).toThrow('February 2100 has 28 days');
    expect(() => parseIsoDate('2024-13-01')).toThrow('there is no month 13');
    expect(() => parseIsoDate('2024-04-00')).toThrow('April 2024 has 30 days');
  });
  it('lies in the years 1900 to 2199', () => {
    for (const value of ['1899-12-31', '2200-01-01']) expect(() => parseIsoDate(value)).toThrow('in the years 1900 to 2199');
  });
  it.each([
    ['31.12.2011', '2011-12-31'],
    ['1.6.2022', '2022-06-01'],
    ['2022-6-1', '2022-06-01'],
    ['2011-12-31T00:00:00Z', '2011-12-31'],
    [' 2018-05-04', '2018-05-04'],
  ])('written %p is refused, and written as %s in the message', (given, right) => {
    expect(() => parseIsoDate(given)).toThrow(`write it YYYY-MM-DD, for example ${right},`);
  });
  it('written with strokes, or one that does not exist, is not guessed at', () => {
    for (const given of ['04/05/2018', '31.13.2018', '30.02.2018', '30.2.2018'])
      expect(() => parseIsoDate(given)).toThrow('for example 2011-12-31');
  });
});

describe('a month', () => {
  it('is written YYYY-MM', () => {
    expect(parseIsoMonth('2018-01')).toBe('2018-01');
    for (const value of ['2018-13', '2018-1', '2018-01-01', '1899-12']) expect(() => parseIsoMonth(value)).toThrow('write it YYYY-MM');
  });
});

describe('a range of dates', () => {
  const agreement = parseDateRange({ from: '2010-01-01', to: '2011-12-31' });
  it.each([
    ['2009-12-31', false],
    ['2010-01-01', true],
    ['2011-12-31', true],
    ['2012-01-01', false],
  ])('holds both its ends: %s %p', (date, within) => {
    expect(isWithin(parseIsoDate(date), agreement)).toBe(within);
  });
  it('without an end is open there', () => {
    expect(isWithin(LAST, parseDateRange({ from: '2010-01-01' }))).toBe(true);
    expect(isWithin(FIRST, parseDateRange({ to: '2010-01-01' }))).toBe(true);
    expect(parseDateRange({})).toEqual({});
  });
  it('may be one day, and does not end before it begins', () => {
    expect(parseDateRange({ from: '2010-01-01', to: '2010-01-01' })).toEqual({ from: '2010-01-01', to: '2010-01-01' });
    expect(() => parseDateRange({ from: '2010-01-02', to: '2010-01-01' })).toThrow('ends before it begins');
  });
  it.each([[null], [undefined], ['2010-01-01'], [['2010-01-01']]])('is not %p', (value) => {
    expect(() => parseDateRange(value)).toThrow(expect.objectContaining({ code: 'invalid-date-range', value }));
  });
  it('says which of its ends is no date', () => {
    expect(() => parseDateRange({ from: '2010-02-30' })).toThrow(
      expect.objectContaining({ code: 'invalid-iso-date', value: '2010-02-30' }),
    );
  });
});

describe('calendar arithmetic', () => {
  it('comes back after going and returning the same days', () => {
    fc.assert(
      fc.property(anInnerDate, someDays, (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(addDays(addDays(date, days), -days)).toBe(date);
      }),
    );
  });
  it('reaches every date from every other by the days between them', () => {
    fc.assert(fc.property(anyDate, anyDate, (a, b) => addDays(a, daysBetween(a, b)) === b));
  });
  it('orders dates totally, as the days between them do', () => {
    fc.assert(
      fc.property(anyDate, anyDate, anyDate, (a, b, c) => {
        expect(compareDates(a, b)).toBe(Math.sign(daysBetween(b, a)) + 0);
        expect(compareDates(a, b) === 0).toBe(a === b);
        expect(compareDates(a, b) + compareDates(b, a)).toBe(0);
        if (compareDates(a, b) <= 0 && compareDates(b, c) <= 0) expect(compareDates(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
  it('gives dates that parse', () => {
    fc.assert(fc.property(anInnerDate, someMonths, (date, months) => parseIsoDate(addMonths(date, months)) !== undefined));
  });
  it('ends a month early rather than run over it', () => {
    expect(addMonths('2024-01-31' as IsoDate, 1)).toBe('2024-02-29');
    expect(addMonths('2024-03-31' as IsoDate, -1)).toBe('2024-02-29');
    expect(addMonths('2011-12-31' as IsoDate, 1)).toBe('2012-01-31');
  });
  it('stays within the years it knows', () => {
    expect(() => addDays(LAST, 1)).toThrow('2200-01-01');
    expect(() => addDays(FIRST, -1)).toThrow('1899-12-31');
    expect(() => addMonths(LAST, 1)).toThrow('2200-01-31');
    expect(() => addDays(FIRST, Number.MAX_SAFE_INTEGER)).toThrow(expect.objectContaining({ code: 'invalid-iso-date' }));
  });
});

describe('whole months between', () => {
  it.each([
    ['2024-01-31', '2024-02-01', 0],
    ['2023-01-31', '2023-02-27', 0],
    ['2023-01-31', '2023-02-28', 1],
    ['2018-09-01', '2021-07-31', 34],
    ['2024-02-01', '2024-01-31', 0],
    ['2024-03-15', '2024-01-15', -2],
  ])('%s and %s are %d', (a, b, months) => {
    expect(monthsBetween(parseIsoDate(a), parseIsoDate(b))).toBe(months);
  });
  it('compare months alone where a day is not known', () => {
    expect(monthsBetween(parseIsoMonth('2018-01'), parseIsoMonth('2019-03'))).toBe(14);
    expect(monthsBetween(parseIsoMonth('2018-01'), parseIsoDate('2018-02-01'))).toBe(1);
    expect(monthsBetween(parseIsoDate('2018-01-31'), parseIsoMonth('2018-01'))).toBe(0);
  });
  it('are those that were added', () => {
    fc.assert(fc.property(anInnerDate, fc.nat(300), (date, months) => monthsBetween(date, addMonths(date, months)) === months));
  });
  it('never run past the later date', () => {
    fc.assert(
      fc.property(anInnerDate, fc.nat(9_000), (date, days) => {
        const later = addDays(date, days);
        const months = monthsBetween(date, later);
        expect(compareDates(addMonths(date, months), later)).toBeLessThanOrEqual(0);
        expect(compareDates(addMonths(date, months + 1), later)).toBe(1);
      }),
    );
  });
});
