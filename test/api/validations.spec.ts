import { DataSource } from 'typeorm';
import { today } from '../../src/platform/clock.js';
import { anAgreement, anEvent, aProvision, aVersion } from '../fixtures/an-agreement.js';
import { eventually, referenceService, type TestService } from '../fixtures/test-service.js';

const skill = (id: string) => `http://data.europa.eu/esco/skill/${id}`;
const CARE_SKILLS = [skill('261e740b-d32d-4356-94a8-3ea29128b70b'), skill('8ef1b45e-8499-4b1b-91f7-f8278bbb7767')];
const WORK = { occupation: '5322', country: 'IT', from: '2018-01', to: '2023-12', skills: CARE_SKILLS };
const ANA = { destination: 'MD', experiences: [{ ...WORK, declared: false }] };
const UNITS = ['MD-5322-1', 'MD-5322-2', 'MD-5322-3', 'MD-5322-4'];

/** Invented: a Portuguese certificate that spares one unit of the Moldovan standard. */
const SPARING = anAgreement({
  versions: [
    aVersion({
      purposes: ['employment'],
      provisions: [
        aProvision({
          ...{ key: 'spares', article: '7(2)', purposes: ['employment'], issuedIn: ['PT'], recognisedIn: ['MD'] },
          condition: { test: 'title', in: ['Cuidador de idosos'] },
          effect: {
            ...{ kind: 'recognition', outcome: 'partial' },
            recognisedAs: { units: [{ code: 'MD-5322-2', title: { en: 'Company' } }], effects: ['exemption-from-units'] },
          },
        }),
      ],
    }),
  ],
  events: [anEvent()],
});

describe('validation of non-formal and informal learning', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await referenceService();
    await post('/v1/agreements', SPARING);
  });
  afterAll(() => service.stop());
  const get = async (url: string) => (await service.app.inject(url)).json();
  const post = (url: string, payload: object, token?: string) =>
    service.app.inject({ method: 'POST', url, payload, headers: token ? { authorization: `Bearer demonstration-${token}` } : {} });
  const opened = async (person: object = ANA) => {
    const { id } = (await post('/v1/profiles', person)).json();
    const validation = (await post(`/v1/profiles/${id}/validations`, { standard: 'MD-5322' })).json();
    return { id, at: `/v1/profiles/${id}/validations/${validation.id}` };
  };
  const certify = async (at: string, units: readonly string[]) => {
    for (const unit of units) await post(`${at}/units/${unit}`, { result: 'certified' }, 'md-assessor');
  };

  it('lists standards by country and trade, with invented units saying so, and the centres nobody has compared', async () => {
    const { items } = await get('/v1/national-standards?country=MD&occupation=5322');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ code: 'MD-5322', nqfLevel: 3, demonstration: true, source: { verified: false } });
    expect((await get(`/v1/national-standards/${items[0].id}`)).units.map(({ code }: { code: string }) => code)).toEqual(UNITS);
    const centres = await get('/v1/validation-centres?country=MD&standard=MD-5322');
    expect(centres.items).toMatchObject([{ standards: ['MD-5322'], source: { verified: false } }]);
    expect((await get('/v1/national-standards')).items).toHaveLength(5);
    expect((await get('/v1/national-standards/none')).code).toBe('national-standard-not-found');
  });

  it('has only skills of the taxonomy in its standards', async () => {
    const { items } = await get('/v1/national-standards');
    const named: string[] = items.flatMap((one: { units: { skills: string[] }[] }) => one.units.flatMap(({ skills }) => skills));
    const found = await service.app.get(DataSource).query(`SELECT count(*) AS n FROM taxonomy.concept WHERE uri = ANY($1)`, [named]);
    expect(Number(found[0].n)).toBe(new Set(named).size);
  });

  it('plans without storing: experience, what documents it better, and the article that spares a unit', async () => {
    const facts = {
      ...{ standard: 'MD-5322', asOf: '2024-07-01', experiences: [WORK] },
      credentials: [{ kind: 'non-formal', country: 'PT', title: 'Cuidador de idosos' }],
    };
    const answer = await post('/v1/validation-plans', facts);
    expect(answer.statusCode).toBe(200);
    const plan = answer.json();
    expect(plan).toMatchObject({ stage: null, nextStage: 'identification', claimedNqfLevel: 3, awarded: null });
    expect(plan.units[0]).toMatchObject({ state: 'identified', months: 72, shownBy: [{ id: 'experience-1', evidence: 'self-declared' }] });
    expect(plan.units[1]).toMatchObject({ state: 'exempt', exemption: { by: 'agreement', subject: 'credential-1', article: '7(2)' } });
    expect(plan.units[2].state).toBe('open');
    expect(JSON.stringify(plan)).not.toMatch(/isced/i);
  });

  it('offers what the occupation takes as candidates, and tells when a welding certificate lapsed', async () => {
    const credential = {
      ...{ kind: 'non-formal', country: 'IT', title: 'EN ISO 9606-1', awardedOn: '2023-01-10', validUntil: '2026-01-10' },
      ...{ confirmedOn: '2023-12-01', evidence: 'original', skills: [skill('60ff3eac-7d4d-4e51-87b8-74c3b5d62498')] },
    };
    const experiences = [{ occupation: '7212', country: 'IT', from: '2020-01' }];
    const plan = (
      await post('/v1/validation-plans', { standard: 'MD-7212', asOf: '2024-07-01', credentials: [credential], experiences })
    ).json();
    expect(plan.units[0]).toMatchObject({ state: 'identified', shownBy: [{ evidence: 'attested' }] });
    expect(plan.units[1]).toMatchObject({
      state: 'open',
      candidates: expect.arrayContaining([skill('7f107a85-d6ac-410f-a995-d635c5aa418b')]),
    });
    expect(plan.certificates[0].validity).toMatchObject({ state: 'lapsed', since: '2024-06-02', because: 'not-confirmed' });
  });

  it('lets only an assessor of the country record a result', async () => {
    const { at } = await opened();
    const judge = (token?: string, unit = UNITS[0]) => post(`${at}/units/${unit}`, { result: 'certified' }, token);
    expect((await judge()).statusCode).toBe(401);
    expect((await judge('md-administrator')).json().code).toBe('role-required');
    expect((await judge('it-assessor')).json().code).toBe('not-for-this-country');
    expect((await judge('md-assessor', 'U9')).json().code).toBe('unit-not-found');
    expect((await judge('md-assessor')).json()).toMatchObject({ results: [{ unit: UNITS[0], assessedOn: today() }], award: null });
    const early = await post(`${at}/units/${UNITS[0]}`, { result: 'certified', assessedOn: '2020-01-01' }, 'md-assessor');
    expect(early.json().code).toBe('validation-date-impossible');
  });

  it('awards a partial certificate without ISCED code, which spares its units the next time, and then the whole one', async () => {
    const { id, at } = await opened();
    expect((await post(`${at}/award`, {}, 'md-assessor')).json().code).toBe('assessment-missing');
    await certify(at, UNITS.slice(0, 3));
    expect(await get(`/v1/profiles/${id}/validation-plan?standard=MD-5322`)).toMatchObject({
      partialCertificatePossible: true,
      awarded: null,
    });
    const partial = (await post(`${at}/award`, {}, 'md-assessor')).json();
    expect(partial.award).toMatchObject({ kind: 'partial', units: UNITS.slice(0, 3) });
    expect((await get(`/v1/profiles/${id}`)).credentials).toMatchObject([{ kind: 'non-formal', evidence: 'verified', awardedOn: today() }]);
    expect((await post(`${at}/units/${UNITS[3]}`, { result: 'certified' }, 'md-assessor')).json().code).toBe('validation-already-awarded');

    const next = (await post(`/v1/profiles/${id}/validations`, { standard: 'MD-5322' })).json();
    const again = `/v1/profiles/${id}/validations/${next.id}`;
    await certify(again, [UNITS[3] as string]);
    const plan = await get(`/v1/profiles/${id}/validation-plan?standard=MD-5322`);
    expect(plan.units.map(({ state }: { state: string }) => state)).toEqual(['exempt', 'exempt', 'exempt', 'certified']);
    expect(plan).toMatchObject({ stage: 'assessment', nextStage: 'certification' });
    const full = (await post(`${again}/award`, {}, 'md-assessor')).json();
    expect(full.award).toMatchObject({ kind: 'full', nqfLevel: 3, iscedAttainment: '353' });
    expect((await get(`/v1/profiles/${id}/validation-plan?standard=MD-5322`)).stage).toBe('certification');
  });

  it('has recognition follow the award, and raises the profile’s revision with it', async () => {
    const { id, at } = await opened();
    await certify(at, UNITS);
    const before = (await get(`/v1/profiles/${id}`)).revision;
    const { award } = (await post(`${at}/award`, {}, 'md-assessor')).json();
    expect((await get(`/v1/profiles/${id}`)).revision).toBe(before + 1);
    await eventually(
      () => get(`/v1/profiles/${id}/assessments`),
      ({ fresh, items }) => fresh && items.some(({ subject }: { subject: string }) => subject === award.credentialId),
    );
  });

  it('awards once when two assessors do it at the same time', async () => {
    const { id, at } = await opened();
    await certify(at, UNITS);
    const answers = await Promise.all([1, 2].map(() => post(`${at}/award`, {}, 'md-assessor')));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409]);
    expect((await get(`/v1/profiles/${id}`)).credentials).toHaveLength(1);
  });

  it('keeps results and awards as they were recorded, and erases them with the person', async () => {
    const { id, at } = await opened();
    await certify(at, UNITS);
    await post(`${at}/award`, {}, 'md-assessor');
    const database = service.app.get(DataSource);
    await expect(database.query(`UPDATE recognition.validation_award SET content = '{}'`)).rejects.toThrow('kept as they were recorded');
    await expect(database.query(`UPDATE recognition.validation_result SET content = '{}'`)).rejects.toThrow('kept as they were recorded');
    expect((await service.app.inject({ method: 'DELETE', url: `/v1/profiles/${id}` })).statusCode).toBe(200);
    expect((await get(at)).code).toBe('validation-not-found');
  });

  it('opens with a centre that validates the standard, and with no other', async () => {
    const { id } = (await post('/v1/profiles', ANA)).json();
    const centre = async (standard: string) => (await get(`/v1/validation-centres?standard=${standard}`)).items[0].id;
    const open = async (of: string) => post(`/v1/profiles/${id}/validations`, { standard: 'MD-5322', centre: await centre(of) });
    expect((await open('MD-5322')).statusCode).toBe(201);
    expect((await open('MD-7112')).json().code).toBe('centre-not-competent');
    expect(await get(`/v1/profiles/${id}/validations`)).toHaveLength(1);
  });
});
