import { DataSource } from 'typeorm';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { ReadMatches } from '../../src/matching/application/read-matches.js';
import { Profiles } from '../../src/profiles/index.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';

describe('a run over everybody', () => {
  let service: TestService;
  let people: string[];
  beforeAll(async () => {
    service = await testService({ API_TOKEN: 'a-token-of-the-installation' });
    const load = service.app.get(LoadDemonstration);
    await load.reference(true);
    await load.people();
    await load.vacancies();
    people = (await service.app.get(Profiles).demonstrationPeople()).map(({ id }) => id);
    await eventually(stale, (n) => n === 0, 60_000);
  });
  afterAll(() => service.stop());

  const stale = async () =>
    (await Promise.all(people.map((id) => service.app.get(ReadMatches).list(id, 1)))).filter(({ fresh }) => !fresh).length;
  const headers = { authorization: 'Bearer a-token-of-the-installation' };
  const begin = () => service.app.inject({ method: 'POST', url: '/v1/match-runs', headers });

  it('is asked for with the token, shows how far it has come, and leaves every list written anew', async () => {
    expect((await service.app.inject({ method: 'POST', url: '/v1/match-runs' })).statusCode).toBe(401);
    await service.app.get(DataSource).query(`DELETE FROM matching.match_list`);
    expect(await stale()).toBe(people.length);
    const begun = await begin();
    expect([begun.statusCode, begun.headers.location]).toEqual([202, `/v1/operations/${begun.json().id}`]);
    const url = begun.headers.location as string;
    const ended = await eventually(
      async () => (await service.app.inject({ url, headers })).json(),
      ({ status }) => status === 'done',
    );
    expect(ended).toMatchObject({ kind: 'match-run', done: people.length, total: people.length, result: { people: people.length } });
    expect(await stale()).toBe(0);
  });

  it('that fails says so in its operation and is found among the dead letters', async () => {
    const db = service.app.get(DataSource);
    await db.query(`ALTER TABLE matching.match_list RENAME TO match_list_away`);
    const { id } = (await begin()).json();
    const ended = await eventually(
      async () => (await service.app.inject({ url: `/v1/operations/${id}`, headers })).json(),
      ({ status }) => status === 'failed',
    );
    expect(ended.result.detail).toContain('match_list');
    const letters = async () => (await service.app.inject({ url: '/v1/dead-letters', headers })).json().items as object[];
    const found = await eventually(letters, ({ length }) => length > 0);
    expect(found).toMatchObject([{ queue: 'matching', name: 'match-everybody', data: { operationId: id }, attempts: 5 }]);
    await db.query(`ALTER TABLE matching.match_list_away RENAME TO match_list`);
  });
});
