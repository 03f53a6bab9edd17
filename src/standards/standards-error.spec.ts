import fc from 'fast-check';
import * as standards from './index.js';

const PARSERS: readonly [(value: unknown) => unknown, string][] = [
  [standards.parseIsoDate, 'invalid-iso-date'],
  [standards.parseIsoMonth, 'invalid-iso-month'],
  [standards.parseInstant, 'invalid-instant'],
  [standards.parseCountry, 'unknown-country'],
  [standards.parseRegion, 'unknown-region'],
  [standards.parseLanguage, 'unknown-language'],
  [standards.parseCefrLevel, 'invalid-cefr-level'],
  [standards.parseIscedLevel, 'invalid-isced-level'],
  [standards.parseIscedProgramme, 'invalid-isced-programme'],
  [standards.parseIscedAttainment, 'invalid-isced-attainment'],
  [standards.parseIscedField, 'unknown-isced-field'],
  [standards.parseIscoGroup, 'unknown-isco-group'],
  [standards.parseEqfLevel, 'invalid-eqf-level'],
  [standards.parseOccupationUri, 'invalid-occupation-uri'],
  [standards.parseSkillUri, 'invalid-skill-uri'],
  [standards.parseIscoGroupUri, 'invalid-isco-group-uri'],
];
const HOSTILE = [undefined, null, '', ' ', Number.NaN, 10n, Symbol('x'), Object.create(null), { toString: null }, [], ['RO'], () => 'RO'];

function refusal(parse: (value: unknown) => unknown, value: unknown): unknown {
  try {
    parse(value);
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('a value that no standard defines', () => {
  it('is tried on every parse function there is', () => {
    const parsers = Object.entries(standards).filter(([name]) => name.startsWith('parse') && name !== 'parseDateRange');
    expect(new Set(PARSERS.map(([parse]) => parse))).toEqual(new Set(parsers.map(([, parse]) => parse)));
  });
  it.each(PARSERS)('is refused by %p with the code %s, what was given, and a full sentence', (parse, code) => {
    for (const value of HOSTILE) {
      const error = refusal(parse, value);
      expect(error).toBeInstanceOf(standards.StandardsError);
      expect(error).toMatchObject({ code, value, message: expect.stringMatching(/^\S.* is not an? .+\.$/) });
    }
  });
  it.each(PARSERS)('never makes %p fail with another error than %s', (parse, code) => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (value) => {
        const error = refusal(parse, value);
        return error === undefined || (error instanceof standards.StandardsError && error.code === code);
      }),
    );
  });
  it.each([
    [undefined, 'A missing value is not'],
    [['RO'], 'A list is not'],
    [{ code: 'RO' }, 'A value of type object is not'],
    [642, '642 is not'],
    ['Rou', '"Rou" is not'],
  ])('%j is shown as: %s', (value, shown) => {
    expect((refusal(standards.parseCountry, value) as Error).message).toMatch(new RegExp(`^${shown}`));
  });
  it('is shown cut short when it is long', () => {
    const error = refusal(standards.parseCountry, 'x'.repeat(100_000)) as Error;
    expect(error.message.length).toBeLessThan(200);
    expect(error.name).toBe('UnknownCountry');
  });
});
