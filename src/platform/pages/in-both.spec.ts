import { formatsOf } from './formats.js';
import { besideEachOther, sideOf, wordsInBoth } from './in-both.js';
import type { PageLanguage } from './language.js';
import { PageRenderer } from './page-renderer.js';

const renderer = new PageRenderer();
const words = (language: PageLanguage) => ({ ...formatsOf(language), language, t: renderer.text.bind(renderer, language) });

describe('a page that speaks two languages', () => {
  const both = wordsInBoth(words('ro'), words('ar'));

  it('says each text in both, each side with its language and direction', () => {
    expect(String(both.t('journey.continue'))).toBe(
      '<span class="passerelle-beside"><span lang="ro" dir="ltr">Continuați</span> <span lang="ar" dir="rtl">متابعة</span></span>',
    );
  });

  it('says once what is the same in both, and what neither has in the one that it has', () => {
    expect(both.number(7)).toBe('7');
    expect(String(both.marked({ en: 'Only in English' }))).toBe('<span lang="en" dir="ltr">Only in English</span>');
    expect(String(both.marked({ en: 'Care', ro: 'Îngrijire' }))).toContain(
      '<span lang="ar" dir="rtl"><span lang="en" dir="ltr">Care</span></span>',
    );
  });

  it('fills a text of each language with the word of that language', () => {
    const text = String(renderer.renderInBoth('self-assessment/pages/views/keep.njk', { kept: '2026-12-27' }, 'ro', '/', 'uk'));
    expect(text).toContain('lang="uk"');
    expect(sideOf(both.date('2026-12-27'), words('ar'))).toBe('27 ديسمبر 2026');
  });

  it('escapes what somebody has typed, also where it differs', () => {
    const { text } = besideEachOther({ text: '<b>Italia' }, { text: '<b>Італія' }, ['it', 'uk']);
    expect(String(text)).toContain('&#60;b&#62;Italia');
    expect(String(text)).not.toContain('<b>');
  });

  it('brings together names by what they name, in whatever order each language lists them', () => {
    const [ro, uk] = [
      [
        { value: 'DE', text: 'Germania' },
        { value: 'IT', text: 'Italia' },
      ],
      [
        { value: 'IT', text: 'Італія' },
        { value: 'DE', text: 'Німеччина' },
      ],
    ];
    const [first, second] = besideEachOther(ro, uk, ['ro', 'uk']) as unknown as readonly { text: { flat: string } }[];
    expect(first?.text.flat).toBe('Germania · \u2068Німеччина\u2069');
    expect(second?.text.flat).toBe('Italia · \u2068Італія\u2069');
    expect(besideEachOther([{ value: 'DE', text: 'Germania' }], [{ value: 'IT', text: 'Італія' }], ['ro', 'uk'])).toEqual([
      { value: 'DE', text: 'Germania' },
    ]);
  });
});
