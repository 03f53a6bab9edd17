import { eventually, referenceService, type TestService } from '../fixtures/test-service.js';

const CARER = {
  destination: 'MD',
  credentials: [],
  experiences: [{ occupation: '5322', country: 'IT', from: '2018-01', to: '2024-06', hoursPerWeek: 40, evidence: 'attested' }],
  languages: [{ language: 'ro', level: 'C2' }],
  wishes: { occupations: ['5322'], regions: ['MD-OR'] },
};

describe('unlocks of a person', () => {
  let service: TestService;
  let person: string;
  beforeAll(async () => {
    service = await referenceService();
    person = (await post('/v1/profiles', CARER)).id;
    await open('at-home', {});
    await open('italian-1', { languages: [{ language: 'it', level: 'B1' }] });
    await open('italian-2', { languages: [{ language: 'it', level: 'B1' }] });
    await open('elsewhere', { region: 'MD-CU' });
    await open('italian-elsewhere', { region: 'MD-CU', languages: [{ language: 'it', level: 'B1' }] });
  });
  afterAll(() => service.stop());

  const post = async (url: string, payload: object) => (await service.app.inject({ method: 'POST', url, payload })).json();
  const get = async (url: string) => (await service.app.inject(url)).json();
  const open = (reference: string, facts: object) =>
    post('/v1/vacancies', { source: 'test', reference, title: `Îngrijitor ${reference}`, region: 'MD-OR', occupation: '5322', ...facts });

  it('name first the language that opens most, then the region, each with what it opens', async () => {
    const { steps, vacanciesConsidered } = await get(`/v1/profiles/${person}/unlocks`);
    expect(vacanciesConsidered).toBe(5);
    expect(steps[0]).toMatchObject({ step: { kind: 'reach-language', codes: ['it', 'B1'] }, opens: 2, lowers: 0 });
    expect(steps[0].examples.map(({ title }: { title: string }) => title)).toEqual(['Îngrijitor italian-1', 'Îngrijitor italian-2']);
    expect(steps[1]).toMatchObject({ step: { kind: 'widen-region', codes: ['MD-CU'] }, opens: 1 });
  });

  it('name the two steps that open what neither opens alone', async () => {
    const { bestPair } = await get(`/v1/profiles/${person}/unlocks`);
    const kinds = bestPair.steps.map(({ kind }: { kind: string }) => kind).sort();
    expect(kinds).toEqual(['reach-language', 'widen-region']);
    expect(bestPair).toMatchObject({ opens: 4, onlyTogether: 1 });
  });

  it('come true: whoever has taken the step has the vacancies in the list', async () => {
    const before = await get(`/v1/profiles/${person}/unlocks?limit=1`);
    const later = (await post('/v1/profiles', { ...CARER, languages: [...CARER.languages, { language: 'it', level: 'B1' }] })).id;
    const list = await eventually(
      () => get(`/v1/profiles/${later}/matches`),
      ({ fresh }) => fresh,
    );
    const ids = list.items.map(({ vacancy }: { vacancy: { id: string } }) => vacancy.id);
    expect(before.steps).toHaveLength(1);
    expect(ids).toEqual(expect.arrayContaining(before.steps[0].examples.map(({ id }: { id: string }) => id)));
  });

  it('follow vacancies as they come, change and close, and move to another country', async () => {
    const opens = async (kind: string) => {
      const { steps } = await get(`/v1/profiles/${person}/unlocks`);
      return steps.find(({ step }: { step: { kind: string } }) => step.kind === kind)?.opens ?? 0;
    };
    await open('elsewhere-too', { region: 'MD-CU' });
    expect(await opens('widen-region')).toBe(2);
    await open('elsewhere-too', { region: 'MD-CU', languages: [{ language: 'it', level: 'B1' }] });
    expect(await opens('widen-region')).toBe(1);
    await open('elsewhere-too', { region: 'RO-CJ' });
    await open('italian-2', { languages: [{ language: 'it', level: 'B1' }], status: 'closed' });
    expect([await opens('widen-region'), await opens('reach-language')]).toEqual([1, 1]);
  });

  it('say which profile there is not', async () => {
    const nobody = '01900000-0000-7000-8000-000000000000';
    expect(await get(`/v1/profiles/${nobody}/unlocks`)).toMatchObject({ status: 404, code: 'profile-not-found' });
    expect(await get(`/v1/profiles/${person}/unlocks?limit=0`)).toMatchObject({ status: 400, code: 'invalid-limit' });
  });
});
