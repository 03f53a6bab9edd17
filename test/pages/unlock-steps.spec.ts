import { type ExplainedUnlocks, unlocksView } from '../../src/matching/index.js';
import { PAGE_LANGUAGES, type PageLanguage } from '../../src/platform/pages/language.js';
import { PageRenderer } from '../../src/platform/pages/page-renderer.js';
import type { Profile } from '../../src/profiles/index.js';
import { parseIscoGroup } from '../../src/standards/index.js';

const renderer = new PageRenderer();
const [officers, carers] = ['0110', '5322'].map(parseIscoGroup);
const basis = { source: 'Regulation', article: '7', verified: true, demonstration: false };
const cost = { amount: 500, currency: 'MDL', payableTo: { en: 'Centre of trades', ro: 'Centrul meseriilor' }, basis };
const unlock = (step: object) => ({ step, opened: [{}], raised: [], examples: [], terms: { cost, time: null } });
const found = {
  steps: [
    unlock({ kind: 'obtain-licence', occupation: officers }),
    unlock({ kind: 'renew-licence', occupation: carers }),
    unlock({ kind: 'recognise-experience', subject: 'j1', skills: [] }),
    unlock({ kind: 'learn-skill', skill: 'urn:weld' }),
    unlock({ kind: 'reach-language', language: 'ro', level: 'B1' }),
  ],
  bestPair: null,
} as unknown as ExplainedUnlocks;
const profile = { credentials: [], experiences: [{ id: 'j1', occupation: officers }] } as unknown as Profile;
const skills = new Map([['urn:weld', { en: 'weld metal' }]]);
const unlocks = { considered: 3, ...unlocksView(found, profile, skills) };

const PAGES: Readonly<Record<string, object>> = {
  'matching/pages/views/person.njk': { person: { id: 'p', destination: 'RO' }, fresh: true, subjects: [], matches: [], open: [], unlocks },
  'self-assessment/pages/views/answer.njk': {
    ...{ sentence: 'certain', country: 'RO', groups: [], moved: [], kept: '2026-12-27' },
    work: { matches: [], open: [], unlocks },
  },
};

describe.each(Object.keys(PAGES))('steps that open work, on %s', (view) => {
  const page = (language: PageLanguage, beside?: PageLanguage) =>
    renderer.renderInBoth(view, PAGES[view] as object, language, '/', beside).replaceAll(/[\u2066-\u2069]/g, '');
  it.each(PAGE_LANGUAGES.filter((one) => one !== 'en'))('in %s say of a skill that is named in English alone that it is', (language) => {
    const body = page(language);
    expect(body.split('<span lang="en" dir="ltr">weld metal</span>')).toHaveLength(2);
    expect(body.split('weld metal')).toHaveLength(2);
  });

  it('say of a body that is named in English alone that it is', () => {
    expect(page('uk')).toContain('<span lang="en" dir="ltr">Centre of trades</span>');
    expect(page('ro')).toContain('către Centrul meseriilor.');
  });

  it('say nothing of the language of a title that is in the language of the page', () => {
    expect(page('ro')).toContain('Reînnoiți licența: Îngrijitori la domiciliu');
    expect(page('fr')).toContain('Obtenir une autorisation d’exercer : Officiers des forces armées');
    expect(page('uk')).toContain('Офіцери збройних сил');
    expect(page('en')).toContain('Obtain a licence: Commissioned armed forces officers');
  });
});

it('steps that open work are named in both languages of a page that speaks two, each in its own', () => {
  const answer = PAGES['self-assessment/pages/views/answer.njk'] as object;
  const body = renderer.renderInBoth('self-assessment/pages/views/answer.njk', answer, 'ro', '/', 'it');
  for (const words of ['Îngrijitori la domiciliu', 'Assistenti familiari a domicilio', 'română B1', 'rumeno B1'])
    expect(body).toContain(words);
});
