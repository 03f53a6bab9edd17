import fc from 'fast-check';
import { attainmentOf, ISCED_ATTAINMENTS, type IscedAttainment, levelOfAttainment, parseIscedAttainment } from './isced-attainment.js';
import { ISCED_PROGRAMMES, type IscedProgramme, parseIscedProgramme } from './isced-programme.js';

describe('an attainment code (ISCED-A)', () => {
  it('is one of 32, none of which says that its level is insufficiently completed', () => {
    expect(new Set(ISCED_ATTAINMENTS).size).toBe(32);
    expect(ISCED_ATTAINMENTS.filter((code) => code.endsWith('1'))).toEqual([]);
    for (const code of ISCED_ATTAINMENTS) expect(parseIscedAttainment(code)).toBe(code);
  });
  it('tells a level, except for 999', () => {
    const level = (code: string) => levelOfAttainment(parseIscedAttainment(code));
    expect(['010', '030', '100', '244', '354', '454', '550', '660', '760', '840', '999'].map(level)).toEqual([
      0,
      0,
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      undefined,
    ]);
  });
  it('is not a programme code: the message says so and names the attainment it yields', () => {
    expect(() => parseIscedAttainment('645')).toThrow('it is a programme code (ISCED-P), which yields the attainment 640');
    expect(() => parseIscedAttainment('241')).toThrow('which yields the attainment 100');
    expect(() => parseIscedAttainment('351')).toThrow('does not complete its level, so it yields what was attained before');
    expect(() => parseIscedAttainment(344)).toThrow("write it as text, '344'");
    expect(() => parseIscedAttainment('700')).toThrow('write three digits, for example 344 or 640');
  });
  it('cannot stand for a programme, nor a programme for it, even where the digits are the same', () => {
    const attained = parseIscedAttainment('344');
    const programme = parseIscedProgramme('344');
    // @ts-expect-error An attainment is not a programme.
    const wrongProgramme: IscedProgramme = attained;
    // @ts-expect-error A programme is not an attainment.
    const wrongAttainment: IscedAttainment = programme;
    expect([wrongProgramme, wrongAttainment]).toEqual(['344', '344']);
  });
});

describe('the attainment that a programme yields (ISCED 2011, P to A)', () => {
  it.each([
    ['010', undefined, '020'],
    ['020', undefined, '020'],
    ['100', undefined, '100'],
    ['241', undefined, '100'],
    ['251', '030', '100'],
    ['242', undefined, '242'],
    ['354', undefined, '354'],
    ['351', '244', '244'],
    ['341', '100', '100'],
    ['454', '344', '454'],
    ['441', '354', '354'],
    ['541', '344', '344'],
    ['551', '454', '454'],
    ['554', undefined, '550'],
    ['645', undefined, '640'],
    ['656', undefined, '650'],
    ['667', undefined, '660'],
    ['641', '344', '344'],
    ['746', undefined, '740'],
    ['768', undefined, '760'],
    ['741', '640', '640'],
    ['844', undefined, '840'],
    ['841', '740', '740'],
    ['999', '344', '999'],
  ])('P%s after %s yields %s', (programme, prior, attained) => {
    expect(attainmentOf(parseIscedProgramme(programme), prior ? parseIscedAttainment(prior) : undefined)).toBe(attained);
  });
  it.each([
    ['351', undefined],
    ['541', undefined],
    ['641', '999'],
    ['541', '640'],
    ['351', '354'],
  ])('P%s after %s is unknown', (programme, prior) => {
    expect(attainmentOf(parseIscedProgramme(programme), prior ? parseIscedAttainment(prior) : undefined)).toBeUndefined();
  });

  const anyProgramme = fc.constantFrom(...ISCED_PROGRAMMES);
  const anyPrior = fc.option(fc.constantFrom(...ISCED_ATTAINMENTS), { nil: undefined });
  it('is always a legal attainment, never above the level of the programme, and below it when the level is not completed', () => {
    fc.assert(
      fc.property(anyProgramme, anyPrior, ({ code, level, completion }, prior) => {
        const attained = attainmentOf(code, prior);
        if (attained === undefined) return expect(completion).toBe('insufficient');
        expect(ISCED_ATTAINMENTS).toContain(attained);
        const difference = (level ?? 0) - (levelOfAttainment(attained) ?? 0);
        if (completion === 'insufficient') expect(difference).toBeGreaterThan(0);
        else expect(difference).toBe(0);
      }),
      { numRuns: 2_000 },
    );
  });
  it('is the level of the programme for every programme that completes it or a part of it, whatever was attained before', () => {
    for (const { code, completion } of ISCED_PROGRAMMES.filter((entry) => entry.completion !== 'insufficient'))
      for (const prior of ISCED_ATTAINMENTS) expect([completion, attainmentOf(code, prior)]).toEqual([completion, attainmentOf(code)]);
  });
});
