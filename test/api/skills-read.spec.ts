import { LoadDemonstration } from '../../src/demonstration/index.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';

const WELDER = 'http://data.europa.eu/esco/occupation/7aedaa07-3884-4c5b-88f9-80997b2aa54b';
const skill = (id: string) => `http://data.europa.eu/esco/skill/${id}`;
const MAG = skill('60ff3eac-7d4d-4e51-87b8-74c3b5d62498');
const TIG = skill('a51adea8-bf02-488a-a0d8-b0961caca5b0');
const ERGONOMICS = skill('156f8c5b-894a-4ccc-a70e-37a2726f3f00');
const FORKLIFT = skill('3c84f7d9-7a3e-4343-814f-31de0aa61651');
const posting = (identifier: string, description: string, more: object = {}) => ({
  ...{ '@type': 'JobPosting', identifier, title: 'Welder', description, occupationalCategory: WELDER },
  ...{ jobLocation: { address: { addressCountry: 'MD', addressLocality: 'Orhei' } }, ...more },
});

describe('skills in the description of a feed', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService();
    await service.app.get(LoadDemonstration).reference(false);
  });
  afterAll(() => service.stop());
  const imported = async (row: object) => {
    const { headers } = await service.app.inject({
      ...{ method: 'POST', url: '/v1/imports?kind=vacancies&source=skills', payload: JSON.stringify(row) },
      headers: { 'content-type': 'application/x-ndjson' },
    });
    await eventually(
      async () => (await service.app.inject(String(headers.location))).json(),
      ({ status }) => status === 'done',
    );
    const [verdict] = (await service.app.inject(`${headers.location}/verdicts`)).body.split('\n').map((line) => JSON.parse(line || '{}'));
    return (await service.app.inject(`/v1/vacancies/${verdict.id}`)).json();
  };

  it('are kept beside those of the occupation, as it asks for them, with the words in which they were read', async () => {
    const text =
      '<ul><li>Check a forklift before use</li><li>TIG welding is an advantage</li><li>No experience in MAG welding needed</li></ul>';
    const vacancy = await imported(posting('s1', text));
    expect(vacancy).toMatchObject({ skillsFrom: 'description', occupation: '7212', occupationUri: WELDER });
    expect(vacancy.essentialSkills).toContain(FORKLIFT);
    expect(vacancy.essentialSkills).not.toContain(TIG);
    expect(vacancy.optionalSkills).toContain(TIG);
    expect([...vacancy.essentialSkills, ...vacancy.optionalSkills]).not.toContain(MAG);
    expect(vacancy.skillsRead).toMatchObject([
      { skill: FORKLIFT, demand: 'required', words: 'Check a forklift before use', language: 'en', confidence: 1 },
      { skill: TIG, demand: 'desirable', words: 'TIG welding' },
      { skill: MAG, demand: 'negated', words: 'MAG welding' },
    ]);
  });

  it('are not read into what the employer names', async () => {
    const row = { reference: 's2', title: 'Welder', region: 'MD-OR', occupation: '7212', essentialSkills: [ERGONOMICS] };
    const vacancy = await imported({ ...row, description: 'TIG welding.' });
    expect(vacancy).toMatchObject({ skillsFrom: 'employer', essentialSkills: [ERGONOMICS], optionalSkills: [] });
    expect(vacancy.skillsRead).toBeUndefined();
  });

  it('are left alone where the words are only like a name', async () => {
    const vacancy = await imported(posting('s3', 'You check the forklift.'));
    expect(vacancy.skillsFrom).toBe('occupation');
    expect(vacancy.skillsRead).toBeUndefined();
  });
});
