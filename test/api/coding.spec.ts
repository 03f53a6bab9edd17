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
});
