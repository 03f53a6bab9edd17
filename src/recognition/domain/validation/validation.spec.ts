import fc from 'fast-check';
import { EVIDENCE_GRADES } from '../../../agreements/index.js';
import type { CertificateRule, NationalStandard } from '../../../qualifications/index.js';
import { parseCountry, parseIscoGroup, parseIsoDate, parseIsoMonth, type SkillUri } from '../../../standards/index.js';
import { certificateOf } from './certificate-of-validation.js';
import { UNIT_STATES, type UnitExemption } from './plan-unit.js';
import { type PlanGround, planValidation, STAGES } from './plan-validation.js';
import type { PersonFacts } from './shown-skills.js';
import { award, requireOpen, type UnitResult, type ValidationRecord, withResult } from './validation-record.js';
import { validityOf } from './validity.js';

const skill = (name: string) => `http://data.europa.eu/esco/skill/${name}` as SkillUri;
const WASHING = skill('washing');
const WALKING = skill('walking');
const COOKING = skill('cooking');
const DAY = parseIsoDate('2024-07-01');
const unit = (code: string, ...skills: SkillUri[]) => ({ code, title: { en: code }, skills, assessment: 'practical' as const });
const source = { title: 'Test', verified: false };

const CARE: NationalStandard = {
  ...{ id: 's', country: parseCountry('MD'), code: 'MD-5322', title: { en: 'Care' }, occupation: parseIscoGroup('5322'), nqfLevel: 3 },
  units: [unit('U1', WASHING), unit('U2', WALKING, COOKING)],
  award: { title: 'Certificat', mapping: { iscedAttainment: '353' as never, source: 'Test', certainty: 'to-be-verified' } },
  ...{ source, demonstration: true },
};
const WELDING: CertificateRule = {
  ...{ key: 'en-iso-9606-1', names: ['ISO 9606-1'], scope: 'process-and-material', source },
  confirmation: { everyMonths: 6, article: '9.2', by: 'employer' },
  retest: [
    { afterMonths: 36, article: '9.3a' },
    { afterMonths: 24, article: '9.3b' },
  ],
};
const GROUND: PlanGround = { exemptions: [], candidates: new Set(), rules: [WELDING] };
const NOBODY: PersonFacts = { credentials: [], experiences: [], skills: [] };
const work = (more: object = {}) => ({
  ...{ id: 'work', occupation: parseIscoGroup('5322'), country: parseCountry('IT'), from: parseIsoMonth('2018-01') },
  ...{ to: parseIsoMonth('2023-12'), evidence: 'self-declared' as const, skills: [WASHING, WALKING, COOKING], ...more },
});
const ana = (more: object = {}): PersonFacts => ({ ...NOBODY, experiences: [work(more)] });
const OPEN: ValidationRecord = {
  ...{ id: 'v', profileId: 'p', standard: CARE, centre: null, openedOn: parseIsoDate('2024-06-01'), results: [], award: null },
};
const result = (code: string, how: UnitResult['result'] = 'certified'): UnitResult => ({
  ...{
    unit: code,
    result: how,
    reason: how === 'certified' ? null : 'Lifting has to be shown again',
    assessedOn: parseIsoDate('2024-06-10'),
    assessor: 'a',
  },
});
const act = { awardedOn: parseIsoDate('2024-06-20'), credentialId: 'c', awardedBy: 'a' };
const states = (facts: PersonFacts, ground: Partial<PlanGround> = {}) =>
  planValidation(facts, CARE, { ...GROUND, ...ground }, DAY).units.map(({ state }) => state);

describe('E1: Ana, six years of care in Italy, four of them undeclared, without a paper', () => {
  it('is identified by her own word, and no ISCED code comes from the stay', () => {
    const plan = planValidation(ana(), CARE, GROUND, DAY);
    expect(plan).toMatchObject({ stage: 'identification', nextStage: 'documentation', claimedNqfLevel: 3, awarded: null });
    expect(plan.units[0]).toMatchObject({
      state: 'identified',
      months: 72,
      betterEvidence: ['reference-letter', 'work-certificate', 'video'],
    });
    expect(JSON.stringify({ ...plan, standard: null })).not.toMatch(/isced/i);
  });

  it('is documented by an employer’s reference, and goes to assessment', () => {
    expect(planValidation(ana({ evidence: 'attested' }), CARE, GROUND, DAY)).toMatchObject({ nextStage: 'assessment' });
  });

  it('has undeclared work counted like any other, and told to nobody', () => {
    const plans = [true, false, undefined].map((declared) => JSON.stringify(planValidation(ana({ declared }), CARE, GROUND, DAY)));
    expect(new Set(plans).size).toBe(1);
    expect(plans[0]).not.toContain('declared":');
  });

  it('is asked to confirm what her occupation takes, and does not hold it until then', () => {
    const [first] = planValidation(ana({ skills: [] }), CARE, { ...GROUND, candidates: new Set([WASHING]) }, DAY).units;
    expect(first).toMatchObject({ state: 'open', candidates: [WASHING], betterEvidence: ['confirm-skills', 'video'] });
  });
});

describe('E2: the same Ana with a UNI 11766 certificate', () => {
  const certificate = {
    ...{ id: 'uni', kind: 'non-formal' as const, country: parseCountry('IT'), title: 'UNI 11766', issuerRecognised: true },
    ...{ skills: [WASHING], evidence: 'signed' as const, occupation: parseIscoGroup('5322') },
  };
  const spared: UnitExemption = {
    ...{ by: 'agreement', unit: 'U1', subject: 'uni', agreement: 'it-md', version: 1, provision: 'p', article: '5(1)' },
    ...{ verified: false, demonstration: true },
  };

  it('has stronger evidence and still no ISCED code', () => {
    const plan = planValidation({ ...ana(), credentials: [certificate] }, CARE, GROUND, DAY);
    expect(plan.units[0]).toMatchObject({ state: 'documented' });
    expect(plan.awarded).toBeNull();
  });

  it('is spared a unit by the article that says so, and by no certificate that has lapsed', () => {
    const facts = { ...ana(), credentials: [certificate] };
    expect(planValidation(facts, CARE, { ...GROUND, exemptions: [spared] }, DAY).units[0]).toMatchObject({
      state: 'exempt',
      exemption: { article: '5(1)' },
    });
    const lapsed = { ...ana(), credentials: [{ ...certificate, validUntil: parseIsoDate('2024-06-30') }] };
    expect(states(lapsed, { exemptions: [spared] })[0]).toBe('documented');
  });
});

describe('E3: Ion, welder, whose employer has not signed for seven months', () => {
  const paper = { title: 'Patentino saldatore EN ISO 9606-1', awardedOn: parseIsoDate('2023-01-10') };
  const validity = (more: object, on = DAY) => validityOf({ ...paper, ...more }, [WELDING], on);

  it('has a certificate that lapsed six months after the last confirmation, and is told what renews it', () => {
    expect(validity({ confirmedOn: '2023-12-01', validUntil: '2026-01-10' })).toEqual({
      ...{ state: 'lapsed', since: '2024-06-02', because: 'not-confirmed' },
      renewedBy: [
        { by: 'retest', article: '9.3a' },
        { by: 'retest', article: '9.3b' },
      ],
    });
    expect(validity({ confirmedOn: '2024-01-01', validUntil: '2026-01-10' }).state).toBe('valid');
  });

  it('is tested again after two or three years, and nothing is assumed where the paper is silent', () => {
    expect(validity({ confirmedOn: '2026-01-01' }, parseIsoDate('2026-01-11'))).toMatchObject({
      because: 'retest-due',
      since: '2026-01-11',
    });
    expect(validity({ confirmedOn: '2025-01-01' }, parseIsoDate('2025-02-01'))).toEqual({ state: 'unknown', missing: ['valid-until'] });
    expect(validity({ validUntil: '2026-01-10' })).toEqual({ state: 'unknown', missing: ['confirmed-on'] });
  });

  it('still shows his skill, at most as a third party’s word, and gives no other skill of the occupation', () => {
    const certificate = {
      ...{ ...paper, id: 'iso', kind: 'non-formal' as const, country: parseCountry('IT'), skills: [WASHING] },
      ...{ evidence: 'verified' as const, occupation: parseIscoGroup('7212'), confirmedOn: parseIsoDate('2023-12-01') },
    };
    const plan = planValidation({ ...NOBODY, credentials: [certificate] }, CARE, GROUND, DAY);
    expect(plan.units.map(({ state }) => state)).toEqual(['documented', 'open']);
    expect(plan.units[0]?.shownBy[0]).toMatchObject({ evidence: 'attested', validity: { state: 'lapsed' } });
  });
});

describe('results and awards', () => {
  const assessed = (...results: UnitResult[]) => results.reduce((open, one) => withResult(open, one, DAY), requireOpen(OPEN));

  it('gives a partial certificate for one unit, which stays non-formal and without ISCED code', () => {
    const partial = award(assessed(result('U1')), new Set(['U9']), act, DAY);
    expect(certificateOf(partial as never)).toMatchObject({ kind: 'non-formal', skills: [WASHING] });
    expect(certificateOf(partial as never)).not.toHaveProperty('iscedAttainment');
  });

  it('gives the whole certificate at the level of its mapping when every unit is certified or spared', () => {
    const full = award(assessed(result('U1')), new Set(['U2']), act, DAY);
    expect(certificateOf(full as never)).toMatchObject({ kind: 'formal', iscedAttainment: '353', validation: 'certification' });
    expect(() => requireOpen(full)).toThrow('ended with its certificate');
  });

  it('awards nothing without assessment, even when every unit is spared, and lets the last judgement count', () => {
    expect(() => award(requireOpen(OPEN), new Set(['U1', 'U2']), act, DAY)).toThrow('nothing is certified without assessment');
    expect(() => award(assessed(result('U1'), result('U1', 'not-yet')), new Set(), act, DAY)).toThrow('without assessment');
    expect(() => assessed({ ...result('U1', 'not-yet'), reason: null })).toThrow('is owed it');
    expect(() => assessed(result('U7'))).toThrow('no unit "U7"');
  });
});

describe('laws of validation', () => {
  const grades = fc.constantFrom(...EVIDENCE_GRADES);
  const claims = fc.array(fc.record({ skill: fc.constantFrom(WASHING, WALKING, COOKING), evidence: grades }), { maxLength: 5 });
  const rank = (facts: PersonFacts) => states(facts).map((state) => UNIT_STATES.indexOf(state));

  it('never worsens a unit by more evidence', () => {
    fc.assert(
      fc.property(claims, claims, (skills, more) => {
        const before = rank({ ...NOBODY, skills });
        expect(rank({ ...NOBODY, skills: [...skills, ...more] }).every((state, at) => state >= (before[at] as number))).toBe(true);
      }),
    );
  });

  it('never reaches certification without a full award, and no stage without those before it', () => {
    const units = fc.subarray(['U1', 'U2']);
    fc.assert(
      fc.property(claims, units, units, (skills, spared, certified) => {
        const exemptions = spared.map((one) => ({ by: 'partial-certificate' as const, unit: one, validation: 'v0' }));
        const record = { id: 'v', results: certified.map((one) => result(one)), award: null };
        const plan = planValidation({ ...NOBODY, skills }, CARE, { ...GROUND, exemptions, record }, DAY);
        expect(plan.stage).not.toBe('certification');
        if (!certified.length) expect(plan.stage).not.toBe('assessment');
        expect(STAGES.indexOf(plan.nextStage as never)).toBe((plan.stage ? STAGES.indexOf(plan.stage) : -1) + 1);
      }),
    );
  });
});
