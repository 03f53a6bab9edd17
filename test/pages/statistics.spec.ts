import { parseCountry } from '../../src/standards/index.js';
import { CountStatistics } from '../../src/statistics/index.js';
import { type TestService, testService } from '../fixtures/test-service.js';

describe('the page of statistics, without a script', () => {
  let service: TestService;
  const ask = async (query: string) =>
    (await service.app.inject({ url: `/statistics?${query}`, headers: { 'accept-language': 'en' } })).body;
  beforeAll(async () => {
    service = await testService({ ROLES: 'api' });
    const payload = { source: 'test', reference: 'A', title: 'Sudor', region: 'MD-OR', occupation: '7212', openings: 3 };
    await service.app.inject({ method: 'POST', url: '/v1/vacancies', payload });
  });
  afterAll(() => service.stop());

  it('says that a country is being counted, then shows its work as a table with a caption, and the question in the address of the CSV', async () => {
    expect(await ask('country=MD')).toContain('being counted for the first time');
    await service.app.get(CountStatistics).execute({ country: parseCountry('MD'), demonstration: false });
    const page = await ask('country=MD&about=demand&level=4&region=each&occupation=72');
    expect(page).toMatch(
      /<caption[^>]*>Open work: Moldova, counted on [\s\S]*Welders and flamecutters \(7212\)[\s\S]*Orhei[\s\S]*>1<[\s\S]*>3</,
    );
    const csv = /href="(\/v1\/statistics\/demand[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await service.app.inject(csv)).body).toContain('7212');
  });

  it('keeps what was typed, and says what an occupation looks like', async () => {
    const page = await ask('country=MD&about=demand&level=2&occupation=welder');
    expect(page).toMatch(/There is a problem[\s\S]*Write a group of ISCO-08[\s\S]*value="welder"/);
  });

  it('forgets a region of another country, and shows no row of few people', async () => {
    expect(await ask('country=MD&about=sought&level=esco&region=RO-CJ')).toContain('fewer than ten people');
  });
});
