import { DataSource } from 'typeorm';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { FollowVacancies } from '../../src/matching/application/follow-vacancies.js';
import { ReadMatches } from '../../src/matching/application/read-matches.js';
import { Queues } from '../../src/platform/queues/queues.js';
import { Profiles } from '../../src/profiles/index.js';
import { eventually, referenceService, type TestService } from '../fixtures/test-service.js';

describe('a run over everybody', () => {
  let service: TestService;
  let people: string[];
  beforeAll(async () => {
    service = await referenceService({ API_TOKEN: 'a-token-of-the-installation' });
    const load = service.app.get(LoadDemonstration);
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

  it('and what the service begins by itself are found among the operations, the latest first, with how far they have come', async () => {
    const db = service.app.get(DataSource);
    await db.query(`UPDATE matching.lease SET taxonomy_revision = taxonomy_revision - 1`);
    await db.query(`UPDATE matching.checkpoint SET taxonomy_revision = taxonomy_revision - 1`);
    await db.query(
      `INSERT INTO platform.operation (id, kind, status, input) VALUES ('00000000-0000-7000-8000-000000000000', 'follow-vacancies', 'running', '{"country": "MD"}')`,
    );
    await service.app.get(FollowVacancies).execute();
    await service.app.get(Queues).named('matching').add('reconcile', {});
    const list = async (query: string) => (await service.app.inject({ url: `/v1/operations?${query}`, headers })).json();
    const followed = (await list('kind=follow-vacancies&limit=500')).items as { status: string; done: number; result: object }[];
    expect(followed.filter(({ status }) => status === 'done').reduce((sum, { done }) => sum + done, 0)).toBeGreaterThanOrEqual(
      people.length,
    );
    expect(followed.at(-1)).toMatchObject({ status: 'failed', result: { detail: expect.stringContaining('anew') } });
    const reconciled = await eventually(
      () => list('kind=reconcile-matches'),
      ({ items }) => items[0]?.status === 'done',
    );
    expect(reconciled.items[0]).toMatchObject({ done: people.length, total: people.length, result: { stale: 0 } });
    const first = await list('limit=1');
    const second = await list(`limit=1&cursor=${first.nextCursor}`);
    expect(second.items[0].id < first.items[0].id).toBe(true);
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
