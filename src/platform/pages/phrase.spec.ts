import { formatsOf, type InLanguages, titledIn } from './formats.js';
import { isPart } from './in-both.js';
import type { PageLanguage } from './language.js';
import { PageRenderer } from './page-renderer.js';
import { phraseOf } from './phrase.js';

const renderer = new PageRenderer();

function phrase(language: PageLanguage, what: unknown): string {
  const { marked } = formatsOf(language);
  const say = (values: object) => renderer.text(language, 'match.unlock.obtain-licence', { ...values });
  return String(phraseOf(say, (value) => (isPart(value) ? marked(value as InLanguages) : value), { what }));
}

describe('a text that names something in another language', () => {
  it('says in which, within its sentence', () => {
    expect(phrase('ro', { en: 'Welders & cutters' })).toBe('Obțineți o licență: <span lang="en" dir="ltr">Welders &#38; cutters</span>');
    expect(phrase('ar', { en: 'Welders' })).toContain('\u2068<span lang="en" dir="ltr">Welders</span>\u2069');
  });
  it('has no mark where the words are in its own language, or in none that is known', () => {
    expect(phrase('ro', { en: 'Welders', ro: 'Sudori' })).toBe('Obțineți o licență: Sudori');
    expect(phrase('ro', 'Cuneo')).toBe('Obțineți o licență: Cuneo');
  });
  it('escapes what somebody has typed', () => {
    expect(phrase('en', '<b>Nurse</b>')).toBe('Obtain a licence: &#60;b&#62;Nurse&#60;/b&#62;');
  });
});

describe('what has a title in some languages', () => {
  it('is a text in those, English among them', () => {
    const titles = titledIn((language) => (language === 'it' ? { language, text: 'Saldatori' } : { language: 'en', text: 'Welders' }));
    expect(titles).toEqual({ en: 'Welders', it: 'Saldatori' });
  });
});
