import { aPerson } from '../../../../test/fixtures/a-recognised-person.js';
import { referenceAgreement } from '../../../../test/fixtures/reference-agreements.js';
import type { NationalStandard, ValidationCentre } from '../../../qualifications/index.js';
import type { Prospect } from '../../../recognition/index.js';
import { parseCountry, parseIscoGroup, parseIsoDate, parseSkillUri } from '../../../standards/index.js';
import type { TermSources } from './known-terms.js';
import type { Step } from './step.js';
import { termsOf } from './step-terms.js';

const MD = parseCountry('MD');
const SKILL = parseSkillUri('http://data.europa.eu/esco/skill/00000000-0000-4000-8000-000000000001');
const agreements = [referenceAgreement('it-md-skills-demonstration')];
const moment = { asOf: parseIsoDate('2026-11-24'), knownAt: '2026-11-24T00:00:00.000Z' };
const standard = {
  country: MD,
  code: 'MD-5322',
  occupation: parseIscoGroup('5322'),
  units: [{ skills: [SKILL] }],
} as unknown as NationalStandard;
const centre = (fee?: ValidationCentre['fee'], more: Partial<ValidationCentre> = {}): ValidationCentre => ({
  ...{ id: 'centre', country: MD, name: 'Centru', standards: ['MD-5322'], demonstration: true },
  ...{ source: { title: 'Tariff', verified: false }, ...(fee && { fee }) },
  ...more,
});
const sources = (centres: readonly ValidationCentre[] = [], known = agreements): TermSources => ({
  ...{ agreements: known, moment },
  standards: { standards: [standard], centres },
});
const care: Step = { kind: 'recognise-experience', subject: 'care-1', skills: [] };
const diploma: Step = { kind: 'recognise-credential', subject: 'diploma', skills: [], level: 6 };
const basis = (agreement: string): Prospect['basis'] => ({
  ...{ agreement, version: 2, provision: 'p', article: '4', source: agreement, verified: false, demonstration: false },
});
const prospect = (more: Partial<Prospect>): Prospect => ({
  purpose: 'employment',
  outcome: 'needs-decision',
  isCovered: false,
  isGranted: false,
  basis: null,
  ...more,
});
const terms = (step: Step, more: Partial<Prospect>, from = sources()) =>
  termsOf(
    step,
    aPerson(),
    new Map([
      ['care-1', prospect(more)],
      ['diploma', prospect(more)],
    ]),
    from,
  );

describe('what a step takes', () => {
  it('is the fee of the authority and the time that the agreement names, with its article, and that it is invented', () => {
    const agreed = { outcome: 'full', isCovered: true, isGranted: true, basis: basis('it-md-skills-demonstration') } as const;
    expect(terms(care, agreed)).toMatchObject({
      cost: { amount: 500, currency: 'MDL', basis: { agreement: 'it-md-skills-demonstration', demonstration: true } },
      time: { months: 3, basis: { agreement: 'it-md-skills-demonstration', article: '7', verified: false, demonstration: true } },
    });
  });

  it('is not known where no text and no centre says it', () => {
    expect(terms(care, {}, sources([centre()], []))).toMatchObject({ cost: null, time: null });
    expect(
      terms(diploma, { purpose: 'title', outcome: 'indicative' }, sources([centre({ amount: 1, currency: 'MDL' })], []))?.cost,
    ).toBeNull();
  });

  it('is the lowest fee of the centres that validate the trade on that day, in one currency', () => {
    const past = centre({ amount: 10, currency: 'MDL' }, { to: parseIsoDate('2026-11-23') });
    const [dear, cheap, foreign] = [
      centre({ amount: 900, currency: 'MDL' }),
      centre({ amount: 400, currency: 'MDL' }),
      centre({ amount: 5, currency: 'EUR' }),
    ];
    expect(terms(care, {}, sources([past, dear, cheap], []))?.cost).toMatchObject({
      amount: 400,
      basis: { source: 'Tariff', verified: false },
    });
    expect(terms(care, {}, sources([dear, foreign], []))?.cost).toBeNull();
    expect(terms({ kind: 'certify-skill', skill: SKILL }, {}, sources([dear], []))).toMatchObject({
      prediction: null,
      cost: { amount: 900 },
      time: null,
    });
  });

  it('is four months where recognition rests on the Lisbon Convention, and only there', () => {
    const lisbon = { purpose: 'title', outcome: 'indicative', basis: basis('lisbon-recognition-convention') } as const;
    expect(terms(diploma, lisbon, sources([], []))?.time).toMatchObject({ months: 4, basis: { article: 'III.5' } });
    expect(terms(diploma, { ...lisbon, basis: basis('isced-2011') }, sources([], []))?.time).toBeNull();
  });

  it('tells a level that is predicted from one that is only claimed', () => {
    expect(terms(diploma, { isGranted: true, outcome: 'full', iscedLevel: 6 })?.prediction).toMatchObject({
      iscedLevel: 6,
      levelIs: 'predicted',
    });
    expect(terms(diploma, { outcome: 'indicative' })?.prediction).toMatchObject({ iscedLevel: 6, levelIs: 'claimed' });
    expect(terms(care, {})?.prediction).toMatchObject({ iscedLevel: null, levelIs: null });
  });

  it('is, for a licence, the time that the text in force with the country of training sets', () => {
    const directive = referenceAgreement('eu-directive-2005-36');
    const nurse = { ...aPerson().credentials[0]!, occupation: parseIscoGroup('2221') };
    const [RO, licence] = [
      parseCountry('RO'),
      { kind: 'obtain-licence', occupation: parseIscoGroup('2221'), country: parseCountry('RO') } as const,
    ];
    const toRomania = aPerson({ destination: RO, credentials: [nurse] });
    expect(termsOf(licence, toRomania, new Map(), sources([], [directive]))).toMatchObject({
      ...{ prediction: null, cost: null },
      time: { months: 4, basis: { agreement: 'eu-directive-2005-36', article: '51' } },
    });
    const untrained = aPerson({ destination: RO });
    expect(termsOf(licence, untrained, new Map(), sources([], [directive]))).toEqual({ prediction: null, cost: null, time: null });
    const renewal = { ...licence, kind: 'renew-licence' } as const;
    expect(termsOf(renewal, toRomania, new Map(), sources([], [directive]))).toEqual({ prediction: null, cost: null, time: null });
  });

  it('is not told of a language or a region', () => {
    expect(terms({ kind: 'reach-language', language: 'ro' as never, level: 'B1' }, {})).toBeNull();
  });
});
