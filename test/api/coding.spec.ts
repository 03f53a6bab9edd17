import { LoadStarterSet } from '../../src/taxonomy/index.js';
import { type TestService, testService } from '../fixtures/test-service.js';

describe('coding of what employers write', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService();
    await service.app.get(LoadStarterSet).execute();
  });
  afterAll(() => service.stop());
  const code = (payload: object) => service.app.inject({ method: 'POST', url: '/v1/coding', payload });

  it('reads a title as an occupation, with the words that matched', async () => {
    const answer = await code({ title: 'URGENT sudor (m/f)' });
    expect(answer.statusCode).toBe(200);
    expect(answer.json().occupations[0]).toMatchObject({ isco: '7212', language: 'ro', words: ['sudor'] });
    expect(answer.json().occupations[0].confidence).toBeGreaterThan(0.8);
  });

  it('reads the skills of a text, and tells one that is not asked for', async () => {
    const { items } = (await service.app.inject('/v1/skills?limit=1&language=en')).json();
    const [{ uri, label }] = items;
    const skills = async (text: string) => (await code({ text })).json().skills.filter((one: { uri: string }) => one.uri === uri);
    expect(await skills(`You must ${label}.`)).toMatchObject([{ words: label, demand: 'required' }]);
    expect(await skills(`You need not ${label}, it is not required.`)).toMatchObject([{ words: label, demand: 'negated' }]);
  });

  it('says what to send when there is nothing to read, or too much', async () => {
    expect((await code({ title: ' ' })).json()).toMatchObject({ status: 422, code: 'nothing-to-code' });
    expect((await code({ title: 'x'.repeat(301) })).json()).toMatchObject({ status: 422, code: 'validation-failed' });
  });

  describe('of a wording that was corrected', () => {
    const source = 'coding-office';
    const correct = (payload: object) =>
      service.app.inject({ method: 'PUT', url: '/v1/coding/corrections', payload: { source, ...payload } });
    const occupations = async (payload: object) => (await code(payload)).json().occupations;

    it('puts what was said before what is read, for the same employer however it is written, and says so', async () => {
      const welder = (await occupations({ title: 'sudor' }))[0].uri;
      await correct({ employer: 'S.C. Scântei S.R.L.', wording: 'Om cu scântei (m/f)', occupation: '7212', occupationUri: welder });
      const [first, ...others] = await occupations({ title: 'om cu scântei', source, employer: 'SCÂNTEI SRL' });
      expect(first).toMatchObject({ uri: welder, isco: '7212', corrected: true, confidence: 1, label: 'Om cu scântei (m/f)' });
      expect(others.filter(({ uri, corrected }: { uri: string; corrected: boolean }) => corrected || uri === welder)).toEqual([]);
      for (const elsewhere of [{}, { source }, { source: 'other', employer: 'SCÂNTEI SRL' }])
        expect((await occupations({ title: 'om cu scântei', ...elsewhere })).some((one: { corrected: boolean }) => one.corrected)).toBe(
          false,
        );
    });

    it('names a group of ISCO where no more was said', async () => {
      await correct({ wording: 'Om bun la toate', occupation: '9622' });
      expect((await occupations({ title: 'om bun la toate', source }))[0]).toMatchObject({ uri: null, isco: '9622', corrected: true });
    });
  });

  describe('in one language', () => {
    it('puts its names first', async () => {
      const first = async (language: string) => (await code({ title: 'Electrician', language })).json().occupations[0];
      expect(await first('ro')).toMatchObject({ language: 'ro', label: 'electrician' });
      expect(await first('en')).toMatchObject({ language: 'en', label: 'electrician' });
    });

    it('says which languages there are when there are no names in it', async () => {
      const { detail, ...problem } = (await code({ title: 'Elektriker', language: 'de' })).json();
      expect(problem).toMatchObject({ status: 422, code: 'coding-language-not-held' });
      expect(detail).toContain('ar, en, es, fr, it, ro, uk');
      expect((await code({ title: 'Elektriker', language: 'xx' })).json()).toMatchObject({ status: 422, code: 'validation-failed' });
    });
  });
});
