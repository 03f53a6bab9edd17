import { ISCED_FIELDS, iscedFieldTitle, iscedFieldTitleIn, liesWithin, parseIscedField } from './isced-field.js';

const field = parseIscedField;

describe('a field of ISCED-F 2013', () => {
  it('is one of 220: 12 broad, 58 narrow and 150 detailed with 99 for unknown, each below one that is listed', () => {
    expect([2, 3, 4].map((digits) => ISCED_FIELDS.filter(({ code }) => code.length === digits).length)).toEqual([12, 58, 150]);
    const codes = new Set<string>(ISCED_FIELDS.map(({ code }) => code));
    expect(codes.size).toBe(220);
    expect(ISCED_FIELDS.filter(({ code }) => code.length > 2 && !codes.has(code.slice(0, -1)))).toEqual([]);
  });
  it.each<[code: string, within: readonly string[], answer: boolean | undefined]>([
    ['0913', ['09'], true],
    ['0913', ['0912', '091'], true],
    ['0913', ['0913'], true],
    ['0913', ['0912', '10'], false],
    ['0110', ['011'], true],
    ['09', ['0913', '10'], undefined],
    ['0110', ['0113'], undefined],
    ['0700', ['071'], undefined],
    ['1000', ['1013'], undefined],
    ['1000', ['0913'], false],
    ['00', ['002'], undefined],
    ['00', ['01'], false],
    ['9999', ['071'], undefined],
  ])('%s is within %j: %s; what is known less closely may be', (code, within, answer) => {
    expect(liesWithin(field(code), within.map(field))).toBe(answer);
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

const LATIN = /\p{Script=Latin}/u;
const LANGUAGES = { ro: LATIN, fr: LATIN, it: LATIN, es: LATIN, ar: /\p{Script=Arabic}/u, uk: /\p{Script=Cyrillic}/u };
/** Words of these languages that are the English ones too. */
const SAME_WORD = ['fr 021', 'fr 081', 'fr 0812', 'fr 10'];

describe.each(Object.entries(LANGUAGES))('a field of ISCED-F 2013 in %s', (language, script) => {
  const titles = ISCED_FIELDS.map(({ code, title }) => ({ code, english: title, ...iscedFieldTitleIn(code, language) }));

  it('has a title of its own, in its letters and in no others', () => {
    expect(titles.filter((one) => one.language !== language)).toEqual([]);
    const letters = (text: string) => text.match(/\p{L}/gu) ?? [];
    expect(titles.filter(({ text }) => !letters(text).length || !letters(text).every((letter) => script.test(letter)))).toEqual([]);
  });
  it('is called as in English only where that is the same word', () => {
    const same = titles.filter(({ text, english }) => text === english).map(({ code }) => `${language} ${code}`);
    expect(same).toEqual(SAME_WORD.filter((one) => one.startsWith(language)));
  });
  it('is named as no other detailed field, and as a field beside it only where English says the same', () => {
    for (const digits of [2, 3, 4]) {
      const level = titles.filter(({ code }) => code.length === digits);
      expect(new Set(level.map(({ text }) => text)).size).toBe(level.length);
    }
    const renamed = titles.filter(({ code, text, english }) => {
      const broader = titles.find((one) => one.code === code.slice(0, -1));
      return broader && (broader.text === text) !== (broader.english === english);
    });
    expect(renamed).toEqual([]);
  });
  it.each([
    ['0', /not further defined$/],
    ['8', /^Inter-disciplinary programmes and qualifications involving/],
    ['9', /not elsewhere classified$/],
  ])('adds one phrase where English does, with the last digit %s', (digit, english) => {
    const composed = titles.filter(({ code, text }) => code.length > 2 && code.endsWith(digit) && text.includes(' – '));
    expect(composed.map(({ code }) => code)).toEqual(ISCED_FIELDS.filter(({ title }) => english.test(title)).map(({ code }) => code));
    expect(new Set(composed.map(({ text }) => text.split(' – ').at(-1))).size).toBe(1);
  });
});

describe('the title of a field', () => {
  it('is in the language of who reads, and in English, said to be so, where nobody wrote another', () => {
    expect(iscedFieldTitleIn(field('0913'), 'it')).toEqual({ text: 'Infermieristica e ostetricia', language: 'it' });
    expect(iscedFieldTitleIn(field('0421'), 'ro')).toEqual({ text: 'Drept', language: 'ro' });
    expect(iscedFieldTitleIn(field('0288'), 'fr')).toEqual({
      text: 'Arts, lettres et sciences humaines – programmes interdisciplinaires',
      language: 'fr',
    });
    expect(iscedFieldTitleIn(field('9999'), 'uk')).toEqual({ text: 'Галузь невідома', language: 'uk' });
    expect(iscedFieldTitleIn(field('0913'), 'de')).toEqual({ text: 'Nursing and midwifery', language: 'en' });
  });
});
