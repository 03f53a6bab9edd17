import { parseIsoDate } from '../../standards/index.js';
import type { MatchKind } from './alike-names.js';
import { parsePhoneNumber } from './contact.js';
import { agreementOf, arePerhapsTheSame, type Known } from './perhaps-the-same.js';

const born = (date: string): Known => ({ birthDate: parseIsoDate(date) });
const PHONE = parsePhoneNumber('+373 60 123 456');
const perhaps = (match: MatchKind, one: Known, other: Known) => arePerhapsTheSame({ ...agreementOf(one, other), match });

describe('two files with a name alike', () => {
  it.each<[string, Known, Known, boolean]>([
    ['nothing else is known', {}, {}, true],
    ['they were born on one day', born('1984-03-25'), born('1984-03-25'), true],
    ['they were born on another day of one year', born('1984-03-25'), born('1984-07-02'), false],
    ['day and month may be in the other order', born('1984-03-05'), born('1984-05-03'), true],
    ['of one the year alone is known, and it is the same', born('1984-03-05'), { birthYear: 1984 }, true],
    ['of one the year alone is known, and it is another', born('1984-03-05'), { birthYear: 1985 }, false],
    [
      'they have one telephone, whatever the day says',
      { ...born('1984-03-25'), phone: PHONE },
      { ...born('1984-03-26'), phone: PHONE },
      true,
    ],
    [
      'they have one address in other letters',
      { email: 'Ana@example.md', birthYear: 1984 },
      { email: 'ana@EXAMPLE.md', birthYear: 1948 },
      true,
    ],
    [
      'one contact is the same and the other is not',
      { email: 'a@example.md', phone: PHONE },
      { email: 'b@example.md', phone: PHONE },
      true,
    ],
  ])('may be of one person: %s', (_why, one, other, expected) => {
    expect(perhaps('exact', one, other)).toBe(expected);
    expect(perhaps('exact', other, one)).toBe(expected);
  });
  it('of another name with one telephone are of one family where the day of birth is another', () => {
    expect(perhaps('by-contact', { ...born('1984-03-25'), phone: PHONE }, { ...born('2006-01-02'), phone: PHONE })).toBe(false);
    expect(perhaps('by-contact', { phone: PHONE }, { phone: PHONE })).toBe(true);
  });
});

describe('a telephone number', () => {
  it.each(['+373 60 123 456', '+373-60-123-456', '0037360123456', '+373 (60) 123.456'])('%s is one and the same', (given) => {
    expect(parsePhoneNumber(given)).toBe('+37360123456');
  });
  it.each(['060 123 456', '+0 123 456 789', '+373 60', 'ana', '', undefined, '+3736012345678901'])(
    '%s cannot be called from abroad',
    (given) => {
      expect(() => parsePhoneNumber(given)).toThrow('with + and the code of the country');
    },
  );
  it('is in no error', () => {
    expect(() => parsePhoneNumber('060 777 456')).toThrow(/^(?!.*777)/);
  });
});
