import path from 'node:path';
import { PAGE_LANGUAGES, type PageLanguage } from '../../src/platform/pages/language.js';
import { readTexts } from '../../src/platform/pages/texts.js';
import { asRead, isWithin, MEASURES, proseOf, wordsOf } from '../fixtures/reading-age.js';

/** What people who come home read; pages of desks and registers have a language of their own trade. */
const OF_PEOPLE = [
  ...['account', 'choose', 'error', 'layout', 'home.title', 'home.lead', 'home.returnee', 'home.how'],
  ...['person', 'match', 'gate', 'step', 'question', 'journey', 'confirmation', 'passport'],
  ...['reason', 'outcome', 'export', 'referral.lead', 'referral.plain', 'referral.agree', 'referral.decline', 'referral.withdraw'],
  ...['review.askLead', 'review.words', 'review.mineLead', 'review.waitingText', 'review.lateText', 'review.outcome', 'review.wrong'],
];
/** Words. */
const LONGEST = 26;
const texts = readTexts(path.resolve('dist/src'));

const written = (language: PageLanguage) =>
  [...(texts.get(language) ?? [])]
    .filter(([key]) => OF_PEOPLE.some((part) => key === part || key.startsWith(`${part}.`)))
    .map(([key, text]) => ({ key, text: asRead(language, text) }));

describe('what people read', () => {
  it.each(PAGE_LANGUAGES)('in %s can be followed at about twelve years', (language) => {
    const measure = MEASURES[language];
    const prose = proseOf(
      language,
      written(language).map(({ text }) => text),
    );
    const value = measure.of(prose);
    if (process.env.READING) console.log(`${language}: ${measure.name} ${value.toFixed(1)} over ${prose.words.length} words`);
    expect(prose.words.length).toBeGreaterThan(1000);
    expect([measure.name, value, isWithin(measure, value, measure.whole)]).toEqual([measure.name, value, true]);
  });
  it.each(PAGE_LANGUAGES)('in %s has no paragraph far beyond that and no endless sentence', (language) => {
    const measure = MEASURES[language];
    const paragraphs = written(language).map(({ key, text }) => ({ key, text, prose: proseOf(language, [text]) }));
    const hard = paragraphs.filter(({ prose }) => prose.words.length >= 12 && !isWithin(measure, measure.of(prose), measure.paragraph));
    expect(hard.map(({ key, text, prose }) => [key, measure.of(prose), text])).toEqual([]);
    expect(paragraphs.flatMap(({ prose }) => prose.sentences.filter((sentence) => wordsOf(sentence).length > LONGEST))).toEqual([]);
  });
});
