import { LoadDemonstration } from '../../src/demonstration/index.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';

const NOBODY = '01900000-0000-7000-8000-000000000000';
interface Answer {
  readonly placements: { readonly profileId: string; readonly vacancyId: string; readonly score: number; readonly decision: string }[];
  readonly unplaced: { readonly profileId: string; readonly reason: string }[];
}

describe('assignments over HTTP', () => {
  let service: TestService;
  let people: string[];
  let [two, one]: string[] = [];
  beforeAll(async () => {
    service = await testService();
    await service.app.get(LoadDemonstration).reference(true);
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
  const propose = () => post('/v1/assignments', { profileIds: people, vacancyIds: [two, one] });
  const decide = (id: string, etag: string, profileId: string | undefined, decision: string) =>
    post(`/v1/assignments/${id}/decisions`, { decisions: [{ profileId, decision }] }, { 'if-match': etag });
  const perVacancy = ({ placements }: Answer) => [two, one].map((id) => placements.filter(({ vacancyId }) => vacancyId === id).length);

  it('propose as many people a vacancy as it has openings, tell why the rest have none, and show the optimum by its bound', async () => {
    const made = await propose();
    const answer = made.json();
    expect(made.statusCode).toBe(201);
    expect(perVacancy(answer)).toEqual([2, 1]);
    expect(answer).toMatchObject({ status: 'proposed', gap: 0, unplaced: [{ reason: 'openings-taken' }] });
    expect(answer.bound).toBe(answer.total);
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
    expect(anew.json().placements).toContainEqual({ ...kept, decision: 'accepted' });
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
    expect((await decide(id, '*', NOBODY, 'accepted')).json().errors[0].code).toBe('no-placement');
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
});
