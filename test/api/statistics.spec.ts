import fc from 'fast-check';
import { Principals } from '../../src/identity/index.js';
import { parseCountry } from '../../src/standards/index.js';
import { CountStatistics } from '../../src/statistics/index.js';
import { auditedService, type Body } from '../fixtures/audited-service.js';

const MD = parseCountry('MD');
const DEMAND = '/v1/statistics/demand?country=MD';
const SUPPLY = '/v1/statistics/supply?country=MD';
const SKILL = 'http://data.europa.eu/esco/skill/8ef1b45e-8499-4b1b-91f7-f8278bbb7767';

const CARER = 'http://data.europa.eu/esco/occupation/1391bdf9-bd61-4fb5-91ca-c29036ab2b60';
const NURSE = 'http://data.europa.eu/esco/occupation/87d0795a-d41f-47ee-979f-0ab7d73836e7';

describe('statistics without personal data', () => {
  let audited: Awaited<ReturnType<typeof auditedService>>;
  let officer: Record<string, string>;
  const read = (url: string, who = officer): Promise<Body> => audited.ask('GET', url, undefined, who);
  const rows = async (url: string) => (await read(url)).items as Body[];
  const vacancy = (reference: string, more: object = {}) =>
    audited.ask('POST', '/v1/vacancies', {
      source: 'test',
      reference,
      title: `Sudor ${reference}`,
      region: 'MD-OR',
      occupation: '7212',
      ...more,
    });
  const people = async (n: number, wishes: object, more: object = {}) => {
    for (let at = 0; at < n; at += 1)
      expect((await audited.ask('POST', '/v1/profiles', { destination: 'MD', wishes, ...more })).httpStatus).toBe(201);
  };
  beforeAll(async () => {
    audited = await auditedService();
    officer = audited.as(await audited.service.app.get(Principals).add('Ministry', [{ role: 'evidence-officer', country: MD }]));
    await vacancy('A', { openings: 3 });
    await vacancy('B', { region: 'MD-CU', occupation: '7213' });
    await vacancy('C', { occupation: '53', title: 'Asistent' });
    await people(12, { occupations: ['7212'], regions: ['MD-OR'] }, { skills: [{ skill: SKILL, evidence: 'attested' }] });
    await people(4, { occupations: ['7213'], regions: ['MD-OR'] });
    await people(11, { occupations: ['5322'], regions: [] });
    const stay = (occupation: string, more: object = {}) => ({
      experiences: [{ occupation, country: 'IT', from: '2018-01', to: '2023-12', ...more }],
    });
    const unsought = { regions: ['MD-CU'] };
    await people(13, unsought, stay('5322', { occupationUri: CARER }));
    await people(12, unsought, stay('5322'));
    await people(6, unsought, stay('5321', { occupationUri: NURSE }));
  }, 60_000);
  afterAll(() => audited.service.stop());
  const count = () => audited.service.app.get(CountStatistics).execute({ country: MD, demonstration: false });

  it('are counted in the queue when first asked, and say so', async () => {
    expect(await read(DEMAND)).toMatchObject({ httpStatus: 404, code: 'statistics-not-counted' });
    await count();
    expect(await read(DEMAND)).toMatchObject({ httpStatus: 200, country: 'MD', demonstration: false, unit: 'vacancies, openings' });
  });

  it('add up open work by groups of ISCO-08 and by region, each job and its openings', async () => {
    expect(await rows(DEMAND)).toMatchObject([
      { code: '5', vacancies: 1, openings: 1, region: null },
      { code: '7', vacancies: 2, openings: 4 },
    ]);
    expect(await rows(`${DEMAND}&occupation=72&level=4`)).toMatchObject([{ code: '7212' }, { code: '7213' }]);
    expect(await rows(`${DEMAND}&level=all&region=each`)).toMatchObject([
      { code: null, region: 'MD-CU', vacancies: 1 },
      { code: null, region: 'MD-OR', regionName: 'Orhei', vacancies: 2 },
    ]);
  });

  it('tell of people where they are ten or more, in tens, and of no others', async () => {
    expect(await read(`${SUPPLY}&level=4`)).toMatchObject({ leastPeople: 10, unit: 'people' });
    expect(await rows(`${SUPPLY}&level=4`)).toMatchObject([
      { code: '5322', people: 10 },
      { code: '7212', people: 10 },
    ]);
    expect(await rows(`${SUPPLY}&occupation=7&region=each`)).toMatchObject([{ code: '7', region: 'MD-OR', people: 10 }]);
    expect(await rows(`${SUPPLY}&occupation=7213`)).toEqual([]);
    expect(await rows(`${SUPPLY}&occupation=5322&region=anywhere`)).toMatchObject([{ people: 10 }]);
    expect(await rows(`${SUPPLY}&of=skill&language=en`)).toMatchObject([{ code: SKILL, people: 10 }]);
  });

  it('tell of people by the occupation of ESCO that they have practised, by the same rule', async () => {
    const practised = `${SUPPLY}&of=practised`;
    expect(await rows(`${practised}&level=esco`)).toMatchObject([
      { code: '5322-unnamed', title: 'Home-based personal care workers', people: 10 },
      { code: CARER, title: expect.any(String), people: 10 },
    ]);
    expect(await rows(`${practised}&occupation=${encodeURIComponent(CARER)}&region=each`)).toMatchObject([{ region: 'MD-CU', people: 10 }]);
    expect(await rows(`${practised}&occupation=${encodeURIComponent(NURSE)}`)).toEqual([]);
    expect(await rows(`${practised}&occupation=53`)).toMatchObject([{ code: '53', people: 20 }]);
    expect(await read(`${SUPPLY}&level=esco`)).toMatchObject({ httpStatus: 400, code: 'invalid-parameter' });
    const { list } = await read(`${practised}&level=esco&format=csv`);
    expect(list).toMatch(/practised,esco,5322-unnamed,Home-based personal care workers,,,10/);
  });

  it('come page by page, and whole as a table', async () => {
    const first = await read(`${DEMAND}&level=4&limit=1`);
    const rest = await read(`${DEMAND}&level=4&limit=1&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items]).toEqual(await rows(`${DEMAND}&level=4`));
    const { list } = await read(`${SUPPLY}&level=4&format=csv&language=en`);
    expect(list.split('\r\n')).toEqual([
      '\uFEFFcountry,countedOn,invented,about,level,code,title,region,regionName,atLeastPeople',
      expect.stringMatching(/^MD,\d{4}-\d\d-\d\d,no,sought,4,5322,Home-based personal care workers,,,10$/),
      expect.stringMatching(/^MD,.*,7212,Welders and flamecutters,,,10$/),
      '',
    ]);
  });

  it('stay for the day: who comes or is erased between two questions is not seen in them', async () => {
    const before = await rows(`${SUPPLY}&level=4`);
    await people(8, { occupations: ['7213'], regions: ['MD-OR'] });
    await count();
    expect(await rows(`${SUPPLY}&level=4`)).toEqual(before);
    await audited.dataSource.query(`UPDATE statistics.snapshot SET counted_on = counted_on - 1`);
    await count();
    expect(await rows(`${SUPPLY}&level=4`)).toMatchObject([{ code: '5322' }, { code: '7212' }, { code: '7213', people: 10 }]);
  });

  it('differ, between any two questions that can be asked, by tens of people', async () => {
    const some = <T>(...values: T[]) => fc.constantFrom<T | undefined>(undefined, ...values);
    const question = fc.record({
      of: some('sought', 'practised', 'recognised', 'skill'),
      level: some('all', '1', '2', '3', '4', 'esco'),
      occupation: some('7', '72', '721', '7212', '7213', '53', '5322', CARER),
      region: some('each', 'anywhere', 'MD-OR', 'MD-CU'),
    });
    const numbersOf = async (asked: object) => {
      const parameters = Object.entries(asked).filter(([, value]) => value !== undefined);
      const answer = await read(`${SUPPLY}&${new URLSearchParams(parameters)}`);
      return ((answer.items ?? []) as Body[]).map(({ people: n }) => n as number);
    };
    await fc.assert(
      fc.asyncProperty(question, question, async (one, other) => {
        const [mine, yours] = [await numbersOf(one), await numbersOf(other)];
        const differences = mine.flatMap((a) => [a, ...yours.map((b) => Math.abs(a - b))]);
        expect(differences.filter((n) => n >= 1 && n <= 9)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('say what is wrong with a question', async () => {
    for (const wrong of [
      '?country=XX',
      '',
      '?country=MD&level=5',
      '?country=MD&region=RO-CJ',
      '?country=MD&occupation=9999',
      '?country=MD&format=xml',
    ])
      expect(await read(`/v1/statistics/demand${wrong}`)).toMatchObject({ httpStatus: 400, code: 'invalid-parameter' });
    expect(await read(`${SUPPLY}&of=skill&level=2`)).toMatchObject({ httpStatus: 400, code: 'invalid-parameter' });
    expect(await read(`${SUPPLY}&of=luck`)).toMatchObject({ httpStatus: 400 });
  });

  it('are read by whoever plans, and by nobody who signs in for themselves', async () => {
    const named = async (role: 'auditor' | 'assessor' | 'agreement-administrator') =>
      audited.as(await audited.service.app.get(Principals).add(role, [{ role, country: MD }]));
    expect((await read(DEMAND, await named('auditor'))).httpStatus).toBe(200);
    expect((await read(DEMAND, await named('agreement-administrator'))).httpStatus).toBe(200);
    expect((await read(DEMAND, await named('assessor'))).httpStatus).toBe(403);
    expect((await read(SUPPLY, audited.as('demonstration-returnee'))).httpStatus).toBe(403);
  });

  it('of the demonstration are counted apart', async () => {
    const before = await rows(`${SUPPLY}&level=all`);
    expect(await read(`${SUPPLY}&demonstration=true`)).toMatchObject({ code: 'statistics-not-counted' });
    await audited.dataSource.query(
      `UPDATE profiles.profile SET demonstration = true WHERE id IN (SELECT id FROM profiles.profile WHERE looking <> 'paused' ORDER BY id LIMIT 20)`,
    );
    await audited.service.app.get(CountStatistics).execute({ country: MD, demonstration: true });
    await audited.dataSource.query(`UPDATE statistics.snapshot SET counted_on = counted_on - 1 WHERE NOT demonstration`);
    await count();
    const [real, invented] = [await rows(`${SUPPLY}&level=all`), await read(`${SUPPLY}&level=all&demonstration=true`)];
    expect([before[0].people, real[0].people, invented.items[0].people, invented.demonstration]).toEqual([30, 10, 20, true]);
  });
});
