import { DataSource } from 'typeorm';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { MatchListsRepository } from '../../src/matching/storage/match-lists.repository.js';
import { today } from '../../src/platform/clock.js';
import { Queues } from '../../src/platform/queues/queues.js';
import { AskWhetherLooking } from '../../src/profiles/index.js';
import { addDays, parseIsoDate } from '../../src/standards/index.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';

const WELDER = {
  destination: 'MD',
  credentials: [],
  experiences: [{ occupation: '7212', country: 'IT', from: '2019-01', evidence: 'attested', skills: [] }],
};

describe('whether people still look', () => {
  let service: TestService;
  let vacancyId: string;
  beforeAll(async () => {
    service = await testService();
    await service.app.get(LoadDemonstration).reference(false);
    const vacancy = { source: 'office', reference: '1', title: 'Sudor', region: 'MD-OR', occupation: '7212' };
    vacancyId = (await service.app.inject({ method: 'POST', url: '/v1/vacancies', payload: vacancy })).json().id;
  });
  afterAll(() => service.stop());

  const day = (n: number) => addDays(parseIsoDate(today()), n);
  const create = async () => (await service.app.inject({ method: 'POST', url: '/v1/profiles', payload: WELDER })).json().id as string;
  const profile = async (id: string) => (await service.app.inject(`/v1/profiles/${id}`)).json();
  const matches = async (id: string) => (await service.app.inject(`/v1/profiles/${id}/matches`)).json();
  const candidates = async () => {
    const { items } = (await service.app.inject(`/v1/vacancies/${vacancyId}/candidates?limit=500`)).json();
    return items.map(({ profileId }: { profileId: string }) => profileId);
  };
  const say = (id: string, looking: unknown) =>
    service.app.inject({ method: 'POST', url: `/v1/profiles/${id}/looking`, payload: { looking } });
  const listOf = (id: string) => service.app.get(MatchListsRepository).find(id);
  const isListed = (id: string) =>
    eventually(
      () => matches(id),
      ({ fresh, items }) => fresh && items.length === 1,
    );
  const told = async (name: string, id: string) =>
    (
      await service.app.get(DataSource).query(`SELECT data FROM platform.outbox WHERE name = $1 AND data ->> 'profileId' = $2`, [name, id])
    ).map(({ data }: { data: object }) => data);

  it('is asked after 90 days, once, by id alone; 30 days later the silent leave every list and nothing is erased', async () => {
    const id = await create();
    await isListed(id);
    const ask = service.app.get(AskWhetherLooking);
    await ask.execute(day(89));
    expect((await profile(id)).looking).toEqual({ state: 'looking', confirmedOn: day(0) });
    await ask.execute(day(90));
    await ask.execute(day(119));
    expect((await profile(id)).looking).toEqual({ state: 'asked', confirmedOn: day(0), askedOn: day(90) });
    expect(await told('profile.asked-whether-looking.v1', id)).toEqual([{ profileId: id }]);
    expect(await candidates()).toContain(id);
    await ask.execute(day(120));
    expect(await profile(id)).toMatchObject({ revision: 1, looking: { state: 'paused', pausedOn: day(120), because: 'no-answer' } });
    expect(await matches(id)).toMatchObject({
      items: [],
      open: [],
      paused: { because: 'no-answer', comeBack: expect.stringContaining(`/v1/profiles/${id}/looking`) },
    });
    expect(await candidates()).not.toContain(id);
    await eventually(
      () => listOf(id),
      (list) => list === undefined,
    );
  });

  it('ends, and begins again, by a word', async () => {
    const id = await create();
    await isListed(id);
    expect((await say(id, false)).json()).toEqual({ state: 'paused', confirmedOn: day(0), pausedOn: day(0), because: 'said-so' });
    await eventually(
      () => listOf(id),
      (list) => list === undefined,
    );
    expect((await say(id, true)).json()).toEqual({ state: 'looking', confirmedOn: day(0) });
    await isListed(id);
    expect(await told('profile.looking-changed.v1', id)).toHaveLength(2);
    expect((await say(id, 'maybe')).statusCode).toBe(422);
    expect((await say('00000000-0000-7000-8000-000000000000', true)).json().code).toBe('profile-not-found');
  });

  it('is confirmed by a change of the profile', async () => {
    const id = await create();
    await service.app.get(AskWhetherLooking).execute(day(90));
    const { revision, looking } = await profile(id);
    expect(looking.state).toBe('asked');
    const headers = { 'if-match': `"${revision}"` };
    const changed = await service.app.inject({ method: 'PATCH', url: `/v1/profiles/${id}`, payload: { destination: 'MD' }, headers });
    expect(changed.json().looking).toEqual({ state: 'looking', confirmedOn: day(0) });
  });

  it('is asked by the queue, every day, as vacancies expire', async () => {
    const schedules = await Promise.all(['profiles', 'imports'].map((name) => service.app.get(Queues).named(name).getJobSchedulers()));
    expect(schedules.flat().map(({ name, pattern }) => [name, pattern])).toEqual([
      ['ask-whether-looking', '0 6 * * *'],
      ['tend-vacancies', '0 0 * * *'],
    ]);
    const [id, queue] = [await create(), service.app.get(Queues).named('profiles')];
    await service.app.get(DataSource).query(`UPDATE profiles.profile SET looking_confirmed_on = $2 WHERE id = $1`, [id, day(-90)]);
    await queue.add('ask-whether-looking', {});
    await eventually(
      () => profile(id),
      ({ looking }) => looking.state === 'asked',
    );
  });
});
