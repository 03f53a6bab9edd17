import { type TestService, testService } from '../fixtures/test-service.js';

const DEEP = 100_000;

describe('what no reader should be given', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService();
  });
  afterAll(() => service.stop());
  const post = (url: string, payload: string, headers: Record<string, string> = {}) =>
    service.app.inject({ method: 'POST', url, headers: { 'content-type': 'application/json', ...headers }, payload });

  it.each(['/v1/agreements', '/v1/qualifications', '/v1/profiles', '/v1/vacancies', '/v1/assessments'])(
    'POST %s answers a body nested without end by its place, with an idempotency key or without',
    async (url) => {
      const deep = `{"condition":${'{"not":'.repeat(DEEP)}1${'}'.repeat(DEEP)}}`;
      for (const headers of [{}, { 'idempotency-key': 'deep' }]) {
        const answer = await post(url, deep, headers as Record<string, string>);
        expect([answer.statusCode, answer.json().errors[0].code]).toEqual([422, 'too-deep']);
      }
    },
  );

  it('answers that there is no version with a number larger than any', async () => {
    for (const url of [
      '/v1/code-mappings/RO-COR/versions/9007199254740992',
      '/v1/code-mappings/RO-COR/versions/1/diff?from=9007199254740992',
    ])
      expect((await service.app.inject(url)).json()).toMatchObject({ status: 404, code: 'code-version-not-found' });
  });

  it.each([
    [
      '/v1/qualifications',
      { country: 'MD', title: 'Diplom\u0000', aliases: [], mappings: [{ source: 'law', certainty: 'known' }] },
      '/title',
    ],
    ['/v1/agreements', { title: { en: 'half a \ud800 pair' } }, '/title/en'],
    ['/v1/profiles', { residence: { 'a/b': '\u0000' } }, '/residence/a~1b'],
  ])('POST %s names the place of text that no database keeps', async (url, body, pointer) => {
    const answer = await post(url, JSON.stringify(body));
    expect(answer.json()).toMatchObject({ status: 422, code: 'validation-failed', errors: [{ pointer, code: 'unreadable-text' }] });
  });

  it.each([
    ['/v1/validation-plans', { standard: 'MD-5322', experiences: [[]] }, '/experiences/0'],
    ['/v1/profiles', { destination: 'MD', credentials: [[], []] }, '/credentials/0'],
  ])('POST %s names the place of a list where an object belongs', async (url, body, pointer) => {
    const answer = await post(url, JSON.stringify(body));
    expect(answer.json()).toMatchObject({ status: 422, code: 'validation-failed' });
    expect(answer.json().errors[0]).toMatchObject({ pointer, code: 'object-expected' });
  });

  it.each(['/v1/occupations?q=%00', '/v1/qualifications?q=a%00', '/v1/agreements/%00', '/v1/agreements?party=%00', '/agreements/%00'])(
    'GET %s is a fault of the address',
    async (url) => {
      const { statusCode } = await service.app.inject(url);
      expect(statusCode).toBe(400);
    },
  );
});
