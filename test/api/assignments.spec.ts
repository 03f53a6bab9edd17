import { DataSource } from 'typeorm';
import { INSTALLATION } from '../../src/identity/index.js';
import { eventually, referenceService, type TestService } from '../fixtures/test-service.js';

const CASEWORKER = { authorization: 'Bearer demonstration-md-caseworker' };
const NOBODY = '01900000-0000-7000-8000-000000000000';
interface Answer {
  readonly placements: { readonly profileId: string; readonly vacancyId: string; readonly score: number; readonly decision: string }[];
  readonly refused: { readonly profileId: string; readonly code: string }[];
  readonly unplaced: { readonly profileId: string; readonly reason: string }[];
}

describe('assignments over HTTP', () => {
  let service: TestService;
  let people: string[];
  let [two, one]: string[] = [];
  beforeAll(async () => {
    service = await referenceService();
    people = [await welder('2010-01'), await welder('2016-01'), await welder('2024-01'), await welder('2025-01')];
    [two, one] = [await vacancy('two', 2), await vacancy('one', 1)];
  });
  afterAll(() => service.stop());

  const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
    service.app.inject({ method: 'POST', url, payload, headers });
  const welder = async (from: string): Promise<string> => {
    const experiences = [{ occupation: '7212', country: 'IT', from, to: '2026-06', hoursPerWeek: 40, evidence: 'attested' }];
    return (await post('/v1/profiles', { destination: 'MD', experiences, wishes: { regions: ['MD-OR'] } })).json().id;
  };
  const vacancy = async (reference: string, openings: number): Promise<string> => {
    const facts = { source: 'test', reference, title: 'Sudor', region: 'MD-OR', occupation: '7212', openings };
    return (await post('/v1/vacancies', facts)).json().id;
  };
  const propose = (asked: object = {}) => post('/v1/assignments', { profileIds: people, vacancyIds: [two, one], tolerance: 0, ...asked });
  const decide = (id: string, etag: string, profileId: string | undefined, decision: string) =>
    decideAll(id, etag, [[profileId, decision]]);
  const decideAll = (id: string, etag: string, pairs: [profileId: string | undefined, decision: string][], headers = {}) => {
    const decisions = pairs.map(([profileId, decision]) => ({ profileId, decision }));
    return post(`/v1/assignments/${id}/decisions`, { decisions }, { 'if-match': etag, ...headers });
  };
  const change = async (vacancyId: string, changed: object) => {
    const url = `/v1/vacancies/${vacancyId}`;
    const read = await service.app.inject(url);
    const { source, reference, title, region, occupation } = read.json();
    const payload = { source, reference, title, region, occupation, ...changed };
    const headers = { 'if-match': read.headers.etag as string };
    expect((await service.app.inject({ method: 'PUT', url, payload, headers })).statusCode).toBe(200);
  };
  const ended = (operation: string) =>
    eventually(
      async () => (await service.app.inject(operation)).json(),
      ({ status }) => status === 'done' || status === 'failed',
    );
  const perVacancy = ({ placements }: Answer) => [two, one].map((id) => placements.filter(({ vacancyId }) => vacancyId === id).length);

  it('propose as many people a vacancy as it has openings, tell why the rest have none, and show the optimum by its bound', async () => {
    const made = await propose();
    const answer = made.json();
    expect(made.statusCode).toBe(201);
    expect(perVacancy(answer)).toEqual([2, 1]);
    expect(answer).toMatchObject({ status: 'proposed', gap: 0, unplaced: [{ reason: 'openings-taken' }] });
    expect([answer.bound, answer.tolerance]).toEqual([answer.total, 0]);
    expect(answer.placements.reduce((sum: number, { score }: { score: number }) => sum + score, 0)).toBe(answer.total);
    for (const { profileId, vacancyId, score, decision } of answer.placements) {
      const match = (await service.app.inject(`/v1/profiles/${profileId}/matches/${vacancyId}`)).json();
      expect([decision, score, match.standing]).toEqual(['proposed', match.score, 'matched']);
    }
    const read = await service.app.inject(made.headers.location as string);
    expect([read.json(), read.headers.etag]).toEqual([answer, made.headers.etag]);
  });

  it('take all open vacancies where none are chosen', async () => {
    const answer = (await post('/v1/assignments', { profileIds: people.slice(0, 1) })).json();
    expect(answer.placements).toHaveLength(1);
  });

  it('are accepted in part; the rest is proposed anew with the openings that are left, and never what was declined', async () => {
    const made = await propose();
    const { id, placements } = made.json();
    const [kept, refused] = placements as Answer['placements'];
    const accepted = await decide(id, made.headers.etag as string, kept?.profileId, 'accepted');
    const declined = await decide(id, accepted.headers.etag as string, refused?.profileId, 'declined');
    expect(declined.json().placements.map(({ decision }: { decision: string }) => decision)).toEqual(['accepted', 'declined', 'proposed']);
    const anew = await post(`/v1/assignments/${id}/recompute`, {}, { 'if-match': declined.headers.etag as string });
    expect(anew.statusCode).toBe(200);
    expect(anew.json().placements).toContainEqual(accepted.json().placements[0]);
    expect(accepted.json().placements[0]).toMatchObject({ profileId: kept?.profileId, decision: 'accepted' });
    expect(perVacancy(anew.json())).toEqual([2, 1]);
    const again = anew.json().placements.find(({ profileId }: { profileId: string }) => profileId === refused?.profileId);
    expect(again?.vacancyId).not.toBe(refused?.vacancyId);
    expect(anew.json().bound).toBeGreaterThanOrEqual(anew.json().total);
  });

  it('lose no decision: who has read an older state is told', async () => {
    const made = await propose();
    const { id, placements } = made.json();
    const etag = made.headers.etag as string;
    expect((await decide(id, etag, placements[0].profileId, 'accepted')).statusCode).toBe(200);
    expect((await decide(id, etag, placements[1].profileId, 'accepted')).json()).toMatchObject({ status: 412, code: 'changed-meanwhile' });
    expect((await post(`/v1/assignments/${id}/recompute`, {})).json()).toMatchObject({ status: 428, code: 'precondition-required' });
  });

  it('name every id that is unknown, and who has no placement to decide on', async () => {
    const wrong = await post('/v1/assignments', { profileIds: [people[0], NOBODY], vacancyIds: [NOBODY] });
    const errors = wrong.json().errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code]);
    expect([wrong.statusCode, errors]).toEqual([
      422,
      [
        ['/profileIds/1', 'profile-not-found'],
        ['/vacancyIds/0', 'vacancy-not-found'],
      ],
    ]);
    const { id } = (await propose()).json();
    const nobody = (await decide(id, '*', NOBODY, 'accepted')).json();
    expect(nobody).toMatchObject({
      status: 409,
      code: 'placements-refused',
      errors: [{ pointer: '/decisions/0/profileId', code: 'no-placement' }],
    });
    expect((await service.app.inject(`/v1/assignments/${NOBODY}`)).json()).toMatchObject({ status: 404, code: 'assignment-not-found' });
    expect((await post('/v1/assignments', { profileIds: [] })).statusCode).toBe(422);
  });

  it('are proposed once for one key', async () => {
    const key = { 'idempotency-key': 'fair-1' };
    const ask = () => post('/v1/assignments', { profileIds: people }, key);
    const [first, second] = [await ask(), await ask()];
    expect(second.json()).toEqual(first.json());
    expect(second.headers['idempotent-replayed']).toBe('true');
  });

  it('keep nothing of a person who is erased', async () => {
    const gone = await welder('2012-01');
    const made = await post('/v1/assignments', { profileIds: [gone, people[0]] });
    const etag = (await service.app.inject(`/v1/profiles/${gone}`)).headers.etag as string;
    await service.app.inject({ method: 'DELETE', url: `/v1/profiles/${gone}`, headers: { 'if-match': etag } });
    const read = await eventually(
      async () => service.app.inject(made.headers.location as string),
      ({ body }) => !body.includes(gone),
    );
    expect(read.body).toContain(people[0]);
    expect(read.headers.etag).not.toBe(made.headers.etag);
  });

  it('say of every pair who decided and when, also of what a later decision replaced', async () => {
    const made = await propose();
    const { id, placements } = made.json();
    const [first, second] = placements as Answer['placements'];
    const began = Date.now();
    const mine = await decideAll(id, made.headers.etag as string, [[first?.profileId, 'declined']], CASEWORKER);
    const changed = await decideAll(id, mine.headers.etag as string, [[first?.profileId, 'accepted']], CASEWORKER);
    const read = await decide(id, changed.headers.etag as string, second?.profileId, 'accepted');
    const by = { id: expect.any(String), name: 'Demonstration caseworker of MD' };
    expect(read.json().placements).toMatchObject([
      { decision: 'accepted', decidedBy: by },
      { decision: 'accepted', decidedBy: null },
      { decision: 'proposed', decidedBy: null, decidedAt: null },
    ]);
    expect(Date.parse(read.json().placements[0].decidedAt)).toBeGreaterThanOrEqual(began);
    const log = (await service.app.inject(`/v1/assignments/${id}/decisions`)).json();
    expect(log).toMatchObject([
      { profileId: first?.profileId, vacancyId: first?.vacancyId, decision: 'declined', by },
      { profileId: first?.profileId, decision: 'accepted', by },
      { profileId: second?.profileId, decision: 'accepted', by: null },
    ]);
  });

  it('refuse a pair that is accepted too late, with what has happened since, and keep every other decision', async () => {
    const [closing, shrinking, changing] = [await vacancy('closing', 1), await vacancy('shrinking', 2), await vacancy('changing', 1)];
    const others = await Promise.all(['2011-01', '2012-01', '2013-01', '2014-01'].map(welder));
    const made = await post('/v1/assignments', { profileIds: others, vacancyIds: [closing, shrinking, changing] });
    const { id, placements } = made.json() as Answer & { id: string };
    const at = (vacancyId: string) => placements.filter((one) => one.vacancyId === vacancyId).map(({ profileId }) => profileId);
    expect([at(closing).length, at(shrinking).length, at(changing).length]).toEqual([1, 2, 1]);
    await change(closing, { status: 'closed' });
    await change(shrinking, { openings: 1 });
    await change(changing, { languages: [{ language: 'de', level: 'C1' }] });
    const all = placements.map(({ profileId }): [string, string] => [profileId, 'accepted']);
    const decided = await decideAll(id, made.headers.etag as string, all);
    expect(decided.statusCode).toBe(200);
    const codeOf = (profileId: string | undefined) => (decided.json() as Answer).refused.find((one) => one.profileId === profileId)?.code;
    expect(at(shrinking).map(codeOf)).toEqual([undefined, 'openings-taken']);
    expect([...at(closing), ...at(changing)].map(codeOf)).toEqual(['vacancy-closed', 'no-longer-fits']);
    const read = (await service.app.inject(made.headers.location as string)).json() as Answer;
    expect(read.placements.filter(({ decision }) => decision === 'accepted').map(({ profileId }) => profileId)).toEqual(
      at(shrinking).slice(0, 1),
    );
    const [taken, waiting] = at(shrinking);
    const swapped = await decideAll(id, decided.headers.etag as string, [
      [taken, 'declined'],
      [waiting, 'accepted'],
    ]);
    expect(swapped.json()).toMatchObject({ refused: [] });
    for (const one of [closing, shrinking, changing]) await change(one, { status: 'closed' });
  });

  it('refuse a person who has withdrawn, leave the assignment as it was, and do not propose them again', async () => {
    const leaving = await welder('2015-01');
    const made = await post('/v1/assignments', { profileIds: [leaving], vacancyIds: [two] });
    const { id } = made.json();
    await post(`/v1/profiles/${leaving}/looking`, { looking: false });
    const late = await decide(id, made.headers.etag as string, leaving, 'accepted');
    expect(late.json()).toMatchObject({ status: 409, code: 'placements-refused', errors: [{ code: 'person-not-looking' }] });
    expect((await service.app.inject(made.headers.location as string)).headers.etag).toBe(made.headers.etag);
    const anew = await post(`/v1/assignments/${id}/recompute`, {}, { 'if-match': made.headers.etag as string });
    expect(anew.json()).toMatchObject({ placements: [], unplaced: [{ profileId: leaving, reason: 'not-looking' }] });
  });

  it('are an operation where the client would rather not wait, to propose and to propose anew, and end as the same proposal', async () => {
    const asked = { profileIds: people, vacancyIds: [two, one], tolerance: 0 };
    const begun = await post('/v1/assignments', asked, { prefer: 'respond-async' });
    expect([begun.statusCode, begun.headers.location]).toEqual([202, `/v1/operations/${begun.json().id}`]);
    const operation = await ended(begun.headers.location as string);
    expect(operation).toMatchObject({ status: 'done', done: 4, total: 4, result: { placed: 3, unplaced: 1, gap: 0 } });
    const made = await service.app.inject(operation.result.assignment);
    const { id, ...proposed } = made.json();
    expect(proposed).toEqual({ ...(await propose()).json(), id: undefined });
    const again = await post(`/v1/assignments/${id}/recompute`, {}, { 'if-match': made.headers.etag as string, prefer: 'respond-async' });
    expect(again.statusCode).toBe(202);
    expect(await ended(again.headers.location as string)).toMatchObject({
      status: 'done',
      result: { assignment: operation.result.assignment },
    });
    expect((await service.app.inject(operation.result.assignment)).headers.etag).not.toBe(made.headers.etag);
  });

  it('are an operation for many people, which keeps nobody in its input', async () => {
    await service.app.get(DataSource).query(
      `INSERT INTO profiles.profile (id, revision, destination, demonstration, countries, content)
       SELECT gen_random_uuid(), 1, destination, false, countries, content FROM profiles.profile, generate_series(1, 1001) WHERE id = $1`,
      [people[0]],
    );
    const rows: { id: string }[] = await service.app.get(DataSource).query(`SELECT id FROM profiles.profile`);
    const begun = await post('/v1/assignments', { profileIds: rows.map(({ id }) => id), vacancyIds: [two, one] });
    expect(begun.statusCode).toBe(202);
    const operation = await ended(begun.headers.location as string);
    expect(operation).toMatchObject({ status: 'done', done: rows.length, total: rows.length });
    const kept = await service.app.get(DataSource).query(
      `SELECT input, (SELECT count(*)::int FROM platform.operation_upload) AS parts
      FROM platform.operation WHERE id = $1`,
      [begun.json().id],
    );
    expect(kept).toEqual([{ input: { assignmentId: operation.result.assignment.split('/').at(-1), begunBy: INSTALLATION.id }, parts: 0 }]);
  });
});
