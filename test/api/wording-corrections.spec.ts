import { eventually, referenceService, type TestService } from '../fixtures/test-service.js';

describe('corrections of a wording', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await referenceService();
  });
  afterAll(() => service.stop());

  const correct = (payload: object) => service.app.inject({ method: 'PUT', url: '/v1/coding/corrections', payload });
  const imported = async (source: string, employer: string, title: string) => {
    const payload = `${JSON.stringify({ reference: `${employer} ${title}`, title, employer, region: 'MD-OR' })}\n`;
    const headers = { 'content-type': 'application/x-ndjson' };
    const { headers: answer } = await service.app.inject({
      method: 'POST',
      url: `/v1/imports?kind=vacancies&source=${source}`,
      headers,
      payload,
    });
    await eventually(
      async () => (await service.app.inject(String(answer.location))).json(),
      ({ status }) => status === 'done',
    );
    return (await service.app.inject(`/v1/vacancies?source=${source}`)).json().items.map((one: { occupation: string }) => one.occupation);
  };

  it('win over what would be read, for the same employer however it is written, and for nobody else', async () => {
    const title = 'Welder of words (m/f)';
    expect((await correct({ source: 'office', employer: 'S.C. Lavanda S.R.L.', wording: title, occupation: '2641' })).statusCode).toBe(204);
    expect(await imported('office', 'LAVANDA SRL', 'welder of words')).toEqual(['2641']);
    expect(await imported('elsewhere', 'LAVANDA SRL', 'welder of words')).not.toContain('2641');
  });

  it('of a whole source give way to those of one employer, and the last word stands', async () => {
    const wording = 'Om bun la toate';
    await correct({ source: 'feed', wording, occupation: '9629' });
    await correct({ source: 'feed', wording, occupation: '9622' });
    await correct({ source: 'feed', employer: 'Acoperiș SRL', wording, occupation: '7121' });
    expect(await imported('feed', 'Grădina', wording)).toEqual(['9622']);
    expect((await imported('feed', 'Acoperiș', wording)).sort()).toEqual(['7121', '9622']);
  });

  it('say what is wrong with them', async () => {
    const answer = await correct({ source: 'feed', wording: '???', occupation: '1' });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors.map(({ pointer }: { pointer: string }) => pointer)).toContain('/wording');
    const uri = 'http://data.europa.eu/esco/occupation/00000000-0000-4000-8000-000000000999';
    expect((await correct({ source: 'feed', wording: 'sudor', occupation: '7212', occupationUri: uri })).json().code).toMatch(
      /unknown-occupation/,
    );
  });
});
