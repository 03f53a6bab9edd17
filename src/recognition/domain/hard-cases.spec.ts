import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Agreement, AgreementEvent, AgreementVersion, Purpose } from '../../agreements/index.js';
import { PURPOSES } from '../../agreements/index.js';
import type { QualificationRegister } from '../../qualifications/index.js';
import type { CountryCode, IscedAttainment, IscoCode, IsoDate, IsoMonth } from '../../standards/index.js';
import { assess } from './assess.js';
import { OUTCOMES } from './assessment.js';
import type { CredentialFacts, ExperienceFacts, Facts } from './facts.js';

const REFERENCE = path.resolve(import.meta.dirname, '../../agreements/reference');
const NOW = '2026-11-24T00:00:00.000Z';

/** The reference files as the storage gives them back. */
function reference(slug: string): Agreement {
  return stored(JSON.parse(fs.readFileSync(path.join(REFERENCE, `${slug}.json`), 'utf8')) as Agreement);
}
function stored(form: Agreement): Agreement {
  const versions = form.versions.map(
    (version): AgreementVersion => ({
      ...version,
      state: 'submitted',
      contentHash: 'sha-256:',
      recordedOn: '2022-01-01' as IsoDate,
      recordedAt: '2022-01-01T00:00:00Z',
    }),
  );
  const events = form.events.map(
    (event, at): AgreementEvent => ({ ...event, id: String(at), recordedAt: event.recordedAt ?? '2022-07-01T00:00:00Z' }),
  );
  return { ...form, id: form.slug, revision: 1, designations: [], versions, events };
}
const RO_MD = reference('ro-md-education');
const IT_MD = reference('it-md-study');
const SKILLS = reference('it-md-skills-demonstration');
const NOTHING: QualificationRegister = { qualifications: [], awardingBodies: [] };

const answer = (facts: Partial<Facts> & Pick<Facts, 'destination'>, asOf: string, agreements: readonly Agreement[] = [RO_MD, IT_MD]) => {
  const assessment = assess({ purposes: PURPOSES, ...facts }, agreements, NOTHING, { asOf: asOf as IsoDate, knownAt: NOW });
  return {
    assessment,
    of: (purpose: Purpose) => assessment.purposes.find((one) => one.purpose === purpose) as (typeof assessment.purposes)[number],
  };
};
const MD = 'MD' as CountryCode;
const RO = 'RO' as CountryCode;
const IT = 'IT' as CountryCode;
const atestat = (awardedOn: string): CredentialFacts => ({
  kind: 'formal',
  country: MD,
  title: 'Atestat de studii medii de cultură generală',
  awardedOn: awardedOn as IsoDate,
  durationYears: 11,
});
const caring = (months: [string, string], evidence: ExperienceFacts['evidence']): ExperienceFacts => ({
  occupation: '5322' as IscoCode,
  country: IT,
  from: months[0] as IsoMonth,
  to: months[1] as IsoMonth,
  hoursPerWeek: 40,
  evidence,
});

describe('E7: a certificate of eleven years from Moldova, in Romania', () => {
  it.each([
    ['2009-06-20', '2023-03-01', 'full', '3(3)'],
    ['2011-12-31', '2023-03-01', 'full', '3(3)'],
    ['2012-01-01', '2023-03-01', 'right-to-continue', '3(4)'],
    ['2012-06-20', '2023-03-01', 'right-to-continue', '3(4)'],
  ])('issued on %s and lodged on %s gives %s under article %s', (awardedOn, lodgedOn, outcome, article) => {
    const study = answer({ destination: RO, credential: atestat(awardedOn) }, lodgedOn).of('study');
    expect(study).toMatchObject({ outcome, bases: [{ agreement: 'ro-md-education', version: 3, article }] });
  });
  it.each([
    ['2022-06-01', 2],
    ['2022-06-12', 2],
    ['2022-06-13', 3],
    ['2010-12-30', 1],
    ['2010-12-31', 2],
  ])('lodged on %s is read under version %i, and never refused for being older than it', (lodgedOn, version) => {
    const { assessment } = answer({ destination: RO, credential: atestat('2009-06-20') }, lodgedOn);
    expect(new Set(assessment.findings.map((one) => one.version))).toEqual(new Set([version]));
  });
  it('lodged before entry into force has the right to continue that the second version gives', () => {
    expect(answer({ destination: RO, credential: atestat('2009-06-20') }, '2022-06-01').of('study')).toMatchObject({
      outcome: 'right-to-continue',
      bases: [{ version: 2 }],
    });
  });
  it('asks for the date of award when it is not known, and promises the better outcome only then', () => {
    const study = answer({ destination: RO, credential: { ...atestat('2009-06-20'), awardedOn: undefined } }, '2023-03-01').of('study');
    expect(study).toMatchObject({
      bestPossible: { outcome: 'full', steps: [{ fact: 'awarded-on', question: 'question.awarded-on' }] },
    });
    expect(study.unknown[0]).toMatchObject({ fact: 'awarded-on' });
    expect(study.outcome).not.toBe('full');
  });
  it('never unlocks a profession or a job', () => {
    const { of } = answer({ destination: RO, credential: atestat('2010-06-20'), occupation: '5321' as IscoCode }, '2024-03-01');
    expect(of('regulated-profession')).toMatchObject({ outcome: 'not-covered', reasons: ['purpose-out-of-scope', 'licence-required'] });
    expect(of('employment').outcome).not.toBe('full');
  });
});

describe('E1: Ana cared for old people in Italy for six years, four of them undeclared, and returns to Orhei without a paper', () => {
  const ana = {
    destination: MD,
    experiences: [caring(['2018-01', '2019-12'], 'attested'), caring(['2020-01', '2023-12'], 'self-declared')],
  };
  it('gets no level from her stay, and the study agreement does not apply', () => {
    const { of, assessment } = answer(ana, '2024-03-01');
    expect(assessment.purposes.every((one) => one.recognisedAs === null)).toBe(true);
    expect(of('study')).toMatchObject({
      outcome: 'not-covered',
      setAside: [{ agreement: 'it-md-study', reason: 'agreement-not-in-force' }],
    });
  });
  it('is led to validation, beginning with identification, and not refused', () => {
    expect(answer(ana, '2024-03-01').of('employment')).toMatchObject({
      outcome: 'needs-decision',
      reasons: ['no-agreement', 'validation-required'],
      nextSteps: ['validation-identification'],
    });
    expect(answer({ ...ana, validation: { stage: 'documentation' } }, '2024-03-01').of('employment').nextSteps).toEqual([
      'validation-assessment',
    ]);
  });
});

describe('E2: Ana with a UNI 11766 certificate', () => {
  const certificate: CredentialFacts = {
    kind: 'non-formal',
    country: IT,
    title: 'UNI 11766',
    issuer: 'Demonstration body',
    issuerRecognised: true,
    awardedOn: '2023-05-01' as IsoDate,
    validUntil: '2026-05-01' as IsoDate,
    occupation: '5322' as IscoCode,
  };
  it('has stronger evidence and still no level, title or profession', () => {
    const { assessment, of } = answer({ destination: MD, credential: certificate }, '2024-03-01');
    expect(assessment.purposes.map((one) => one.recognisedAs)).toEqual([null, null, null, null]);
    expect(of('employment')).toMatchObject({ outcome: 'needs-decision' });
  });
  it('is spared units under the demonstration agreement, and only for employment', () => {
    const { of } = answer({ destination: MD, credential: certificate, occupation: '5322' as IscoCode }, '2026-01-15', [SKILLS]);
    expect(of('employment')).toMatchObject({ outcome: 'partial', bases: [{ article: '5(1)', demonstration: true }] });
    expect(of('title').outcome).toBe('not-covered');
    expect(of('regulated-profession').outcome).toBe('not-covered');
  });
  it('loses that when the certificate has lapsed on the day', () => {
    const lapsed = answer({ destination: MD, credential: certificate, occupation: '5322' as IscoCode }, '2026-05-02', [SKILLS]).of(
      'employment',
    );
    expect(lapsed).toMatchObject({ outcome: 'needs-decision', nextSteps: ['renew-certificate', 'validation-identification'] });
    expect(lapsed.reasons).toContain('expired-certificate');
  });
});

describe('E5: a nurse from a Moldovan college wants to work in a Romanian hospital', () => {
  const nurse: CredentialFacts = {
    kind: 'formal',
    country: MD,
    title: 'Diplomă de studii profesionale',
    awardedOn: '2015-06-20' as IsoDate,
    occupation: '3221' as IscoCode,
    iscedAttainment: '454' as IscedAttainment,
  };
  it('has her study document recognised, and her profession awaits a licence', () => {
    const { of } = answer({ destination: RO, credential: nurse, occupation: '3221' as IscoCode }, '2023-03-01');
    expect(of('title').outcome).toBe('full');
    expect(of('regulated-profession')).toMatchObject({
      outcome: 'needs-decision',
      reasons: ['purpose-out-of-scope', 'licence-required'],
      nextSteps: ['apply-for-licence', 'compensation-measure-by-choice', 'ask-recognition-authority'],
    });
  });
});

describe('E8: one Peruvian credential, a regional and two bilateral instruments, in Colombia', () => {
  const instrument = (slug: string, purposes: Purpose[], condition: object, outcome: string): Agreement =>
    stored({
      id: slug,
      revision: 1,
      designations: [],
      slug,
      kind: 'regional-recognition',
      title: { en: slug },
      demonstration: false,
      parties: [{ country: 'PE' as CountryCode }, { country: 'CO' as CountryCode }],
      versions: [
        {
          number: 1,
          title: { en: slug },
          purposes,
          languages: [],
          sources: [{ title: slug, verified: false }],
          provisions: [
            {
              key: 'rule',
              article: '1',
              title: { en: slug },
              purposes,
              condition,
              effect: { kind: 'recognition', outcome, recognisedAs: { effects: [] } },
              source: { title: slug, verified: false },
            },
          ],
        },
      ],
      events: [{ kind: 'entered-into-force', on: '2000-02-07', version: 1, source: { title: slug, verified: false } }],
    } as unknown as Agreement);
  const he = { test: 'isced-level', min: 5 };
  const all = [
    instrument('andres-bello', ['study'], { test: 'isced-level', min: 1, max: 4 }, 'full'),
    instrument('co-pe-1994', ['study', 'title'], he, 'full'),
    instrument('mercosur-study', ['study'], he, 'right-to-continue'),
  ];
  const credential = (title: string, attainment: string): CredentialFacts => ({
    kind: 'formal',
    country: 'PE' as CountryCode,
    title,
    awardedOn: '2018-12-01' as IsoDate,
    iscedAttainment: attainment as IscedAttainment,
  });
  it('takes a university title under the bilateral convention, and shows what it set aside', () => {
    const { of } = answer({ destination: 'CO' as CountryCode, credential: credential('Título profesional', '660') }, '2020-01-01', all);
    expect(of('study')).toMatchObject({
      outcome: 'full',
      bases: [{ agreement: 'co-pe-1994' }],
      setAside: [{ agreement: 'mercosur-study', reason: 'less-favourable' }],
    });
    expect(of('title')).toMatchObject({ outcome: 'full', bases: [{ agreement: 'co-pe-1994' }] });
  });
  it('takes a secondary certificate under the Andrés Bello table', () => {
    expect(
      answer({ destination: 'CO' as CountryCode, credential: credential('Certificado de secundaria', '344') }, '2020-01-01', all).of(
        'study',
      ),
    ).toMatchObject({ outcome: 'full', bases: [{ agreement: 'andres-bello' }] });
  });
});

describe('E6: an agreement is suspended', () => {
  const suspended: Agreement = {
    ...RO_MD,
    events: [
      ...RO_MD.events,
      {
        id: 's',
        kind: 'suspended',
        on: '2024-01-10' as IsoDate,
        recordedAt: '2024-01-10T00:00:00Z',
        source: { title: 'test', verified: false },
      },
    ],
  };
  it('keeps who lodged before on that text, marked as transitional', () => {
    expect(answer({ destination: RO, credential: atestat('2009-06-20') }, '2024-01-09', [suspended]).of('study')).toMatchObject({
      outcome: 'full',
      reasons: ['transitional'],
    });
  });
  it('reroutes who lodges after, for the agreement and not for merit', () => {
    expect(
      answer({ destination: RO, credential: { ...atestat('2009-06-20'), iscedAttainment: '344' as IscedAttainment } }, '2024-01-10', [
        suspended,
      ]).of('study'),
    ).toMatchObject({
      outcome: 'indicative',
      reasons: ['agreement-suspended'],
      bases: [{ agreement: 'lisbon-recognition-convention' }],
      setAside: [{ agreement: 'ro-md-education', version: 3, reason: 'agreement-suspended' }],
    });
  });
});

describe('laws of an assessment', () => {
  const partial = fc.record({
    title: fc.constantFrom('Atestat de studii medii de cultură generală', 'Diplomă de bacalaureat', 'Certificat de calificare'),
    awardedOn: fc.constantFrom('2009-06-20', '2011-12-31', '2012-01-01', '2020-01-01'),
    durationYears: fc.integer({ min: 1, max: 12 }),
    iscedAttainment: fc.constantFrom('344', '353'),
  });
  const known = fc.subarray(['awardedOn', 'durationYears', 'iscedAttainment'] as const);
  const shown = (full: Record<string, unknown>, keys: readonly string[]) =>
    ({
      kind: 'formal',
      country: MD,
      title: full.title,
      ...Object.fromEntries(keys.map((key) => [key, full[key]])),
    }) as unknown as CredentialFacts;
  const ranks = (credential: CredentialFacts) =>
    answer({ destination: RO, credential }, '2023-03-01').assessment.purposes.map((one) => OUTCOMES.indexOf(one.outcome));
  it('more evidence never makes an outcome worse', () => {
    fc.assert(
      fc.property(partial, known, (full, keys) => {
        const less = ranks(shown(full, keys));
        ranks(shown(full, ['awardedOn', 'durationYears', 'iscedAttainment'])).forEach(
          (rank, at) => void expect(rank).toBeLessThanOrEqual(less[at] as number),
        );
      }),
    );
  });
  it('the order of provisions and agreements does not matter, and the same facts give the same bytes', () => {
    const turned: Agreement = {
      ...RO_MD,
      versions: RO_MD.versions.map((version) => ({ ...version, provisions: [...version.provisions].reverse() })),
    };
    fc.assert(
      fc.property(partial, known, (full, keys) => {
        const facts = { destination: RO, credential: shown(full, keys) };
        expect(JSON.stringify(answer(facts, '2023-03-01', [IT_MD, turned]).assessment)).toBe(
          JSON.stringify(answer(facts, '2023-03-01').assessment),
        );
      }),
    );
  });
  it('nothing is granted without a basis', () => {
    fc.assert(
      fc.property(partial, known, (full, keys) => {
        for (const one of answer({ destination: RO, credential: shown(full, keys) }, '2023-03-01').assessment.purposes)
          expect(one.bases.length > 0 || ['not-covered', 'needs-decision'].includes(one.outcome)).toBe(true);
      }),
    );
  });
  it('what is recorded later changes no answer of what was known before', () => {
    const later: Agreement = {
      ...RO_MD,
      events: [
        ...RO_MD.events,
        {
          id: 'x',
          kind: 'terminated',
          on: '2023-01-01' as IsoDate,
          recordedAt: '2026-12-01T00:00:00Z',
          source: { title: 'test', verified: false },
        },
      ],
    };
    const facts = { destination: RO, credential: atestat('2009-06-20') };
    expect(JSON.stringify(answer(facts, '2023-03-01', [later]).assessment)).toBe(
      JSON.stringify(answer(facts, '2023-03-01', [RO_MD]).assessment),
    );
  });
});

describe('E3: Ion, a welder with EN ISO 9606-1 whose employer has not signed for seven months', () => {
  const rules = JSON.parse(fs.readFileSync(path.resolve(REFERENCE, '../../qualifications/reference/certificate-rules.json'), 'utf8'));
  const certificate: CredentialFacts = {
    kind: 'non-formal',
    country: IT,
    title: 'EN ISO 9606-1 135 P BW FM1',
    awardedOn: '2023-01-10' as IsoDate,
    validUntil: '2026-01-10' as IsoDate,
    confirmedOn: '2023-07-10' as IsoDate,
    occupation: '7212' as IscoCode,
  };
  const assessed = (asOf: string) =>
    assess(
      { destination: MD, purposes: PURPOSES, credential: certificate },
      [],
      { ...NOTHING, certificateRules: rules },
      { asOf: asOf as IsoDate, knownAt: NOW },
    );
  it('shows a qualification whose validity has lapsed, without any level, and is led to a new test and to validation', () => {
    const { purposes } = assessed('2024-02-10');
    expect(purposes.every((one) => one.recognisedAs === null)).toBe(true);
    expect(purposes.find(({ purpose }) => purpose === 'employment')).toMatchObject({
      outcome: 'needs-decision',
      reasons: expect.arrayContaining(['expired-certificate', 'validation-required']),
      nextSteps: ['renew-certificate', 'validation-identification'],
    });
  });
  it.each([
    ['2024-01-10', false],
    ['2024-01-11', true],
  ])('on %s, six months after the last signature, has lapsed: %s', (asOf, lapsed) => {
    const reasons = assessed(asOf).purposes.find(({ purpose }) => purpose === 'employment')?.reasons;
    expect(reasons?.includes('expired-certificate')).toBe(lapsed);
  });
});

describe('E4: Maria, a nurse of the Philippines who worked in Germany for five years after her examination there', () => {
  const PH = 'PH' as CountryCode;
  const DE = 'DE' as CountryCode;
  const nurse = '2221' as IscoCode;
  const diploma: CredentialFacts = {
    kind: 'formal',
    country: PH,
    title: 'Bachelor of Science in Nursing',
    iscedAttainment: '660' as IscedAttainment,
    occupation: nurse,
    recognitions: [{ country: DE }],
  };
  const practice: ExperienceFacts = {
    occupation: nurse,
    country: DE,
    from: '2018-01' as IsoMonth,
    to: '2022-12' as IsoMonth,
    hoursPerWeek: 40,
    evidence: 'attested',
  };
  const DIRECTIVE = reference('eu-directive-2005-36');
  it('back home her right rests on her own licence, not on the German recognition', () => {
    const at = (licences: Facts['licences']) =>
      answer({ destination: PH, credential: diploma, occupation: nurse, licences }, '2024-03-01', [DIRECTIVE]).of('regulated-profession');
    expect(at([])).toMatchObject({
      outcome: 'needs-decision',
      reasons: ['purpose-out-of-scope', 'licence-required'].slice(1),
      bestPossible: { outcome: 'full', steps: [{ kind: 'act', fact: 'licence' }] },
    });
    expect(at([{ occupation: nurse, country: PH, state: 'active' }])).toMatchObject({
      outcome: 'full',
      bases: [{ provision: 'licence-held' }],
    });
    expect(at([{ occupation: nurse, country: DE, state: 'active' }]).outcome).toBe('needs-decision');
  });
  it('moving on to Romania is under the general system by three years of practice, with a measure of her choice', () => {
    const { of } = answer({ destination: RO, credential: diploma, occupation: nurse, experiences: [practice] }, '2024-03-01', [DIRECTIVE]);
    expect(of('regulated-profession')).toMatchObject({
      outcome: 'conditional',
      bases: [{ agreement: 'eu-directive-2005-36', article: '3(3)' }],
      conditions: [
        { kind: 'adaptation-period', applicantChooses: true },
        { kind: 'aptitude-test', applicantChooses: true },
      ],
    });
  });
  it.each([
    ['2020-11', 'not-covered'],
    ['2020-12', 'conditional'],
  ])('with practice until %s, thirty-six months being asked, has %s', (to, outcome) => {
    const { of } = answer(
      { destination: RO, credential: diploma, occupation: nurse, experiences: [{ ...practice, to: to as IsoMonth }] },
      '2024-03-01',
      [DIRECTIVE],
    );
    expect(of('regulated-profession').outcome).toBe(outcome);
  });
});

describe('E10: a refugee from Ukraine in Moldova, an engineer without his diploma', () => {
  const engineer = (more: Partial<Facts> = {}): Partial<Facts> & Pick<Facts, 'destination'> => ({
    destination: MD,
    situation: 'refugee',
    occupation: '3112' as IscoCode,
    credential: {
      kind: 'formal',
      country: 'UA' as CountryCode,
      title: 'Диплом інженера',
      iscedAttainment: '760' as IscedAttainment,
      evidence: 'self-declared',
    },
    ...more,
  });
  it('is not refused for missing papers: his claim is read, and the background is reconstructed', () => {
    const { of } = answer(engineer(), '2024-03-01', []);
    expect(of('title')).toMatchObject({ outcome: 'indicative', reasons: expect.arrayContaining(['evidence-missing']) });
    expect(of('title').nextSteps).toContain('reconstruct-background-paper');
    expect(of('employment')).toMatchObject({ outcome: 'indicative' });
  });
  it.each([
    ['2026-06-01', 'show-qualifications-passport'],
    ['2026-06-02', 'reconstruct-background-paper'],
  ])('his qualifications passport, valid until 1 June 2026, supports his case on %s: %s', (asOf, step) => {
    const documents = [{ kind: 'qualifications-passport' as const, validUntil: '2026-06-01' as IsoDate }];
    expect(answer(engineer({ documents }), asOf, []).of('title').nextSteps).toContain(step);
  });
  it('has no condition on papers count against him, while another is told that it is not met', () => {
    const papers = stored({
      ...RO_MD,
      slug: 'papers',
      parties: [{ country: 'UA' }, { country: 'MD' }],
      versions: [
        {
          ...RO_MD.versions[2],
          number: 1,
          provisions: [
            {
              ...RO_MD.versions[2]?.provisions[0],
              issuedIn: undefined,
              recognisedIn: undefined,
              purposes: ['study'],
              condition: { test: 'document-authentication', in: ['apostilled'] },
            },
          ],
        },
      ],
      events: [{ kind: 'entered-into-force', on: '2020-01-01', version: 1, source: { title: 'test', verified: false } }],
    } as unknown as Agreement);
    const finding = (facts: Partial<Facts> & Pick<Facts, 'destination'>) => answer(facts, '2024-03-01', [papers]).assessment.findings[0];
    expect(finding(engineer())).toMatchObject({ condition: 'document-authentication', verdict: 'unknown' });
    expect(finding(engineer({ situation: undefined }))).toMatchObject({ verdict: 'not-satisfied' });
  });
});
