import { LoadDemonstration } from '../../src/demonstration/index.js';
import { ReconcileMatches } from '../../src/matching/index.js';
import { eventually, referenceService, type TestService, testService } from '../fixtures/test-service.js';

interface Gate {
  readonly gate: string;
  readonly verdict: string;
  readonly because: string;
  readonly question?: string;
}
const ION = {
  destination: 'MD',
  experiences: [{ occupation: '7212', country: 'IT', from: '2015-01', to: '2026-06', hoursPerWeek: 40, evidence: 'attested' }],
  languages: [{ language: 'ro', level: 'C2' }],
  wishes: { regions: ['MD-OR'] },
};

describe('matches over HTTP', () => {
  let service: TestService;
  let person: string;
  beforeAll(async () => {
    service = await referenceService();
    person = (await post('/v1/profiles', ION)).id;
  });
  afterAll(() => service.stop());

  const post = async (url: string, payload: object) => (await service.app.inject({ method: 'POST', url, payload })).json();
  const get = async (url: string) => (await service.app.inject(url)).json();
  const freshList = () =>
    eventually(
      () => get(`/v1/profiles/${person}/matches`),
      ({ fresh }) => fresh,
    );
  const open = (reference: string, facts: object = {}) =>
    post('/v1/vacancies', { source: 'test', reference, title: 'Sudor', region: 'MD-OR', occupation: '7212', ...facts });
  const gateOf = (answer: { gates: Gate[] }, name: string) => answer.gates.find(({ gate }) => gate === name);

  it('list what passes, and apart what a question would decide, each with parts that sum to its score', async () => {
    const [near, asking] = [await open('near'), await open('asking', { languages: [{ language: 'it', level: 'B1' }] })];
    const list = await freshList();
    expect(list.items.map((one: { vacancy: { id: string } }) => one.vacancy.id)).toEqual([near.id]);
    expect(list.open.map((one: { vacancy: { id: string } }) => one.vacancy.id)).toEqual([asking.id]);
    expect(gateOf(list.open[0], 'language')).toMatchObject({ verdict: 'open', asked: 'it B1', held: null, question: 'language-it' });
    const sum = (parts: Record<string, number>) => Object.values(parts).reduce((all, one) => all + one, 0);
    for (const one of [...list.items, ...list.open]) expect(sum(one.parts)).toBe(one.score);
    expect(list.computedFrom).toMatchObject({ profileRevision: 1 });
  });

  it('say why a vacancy is not in the list, with every gate that fails', async () => {
    const elsewhere = await open('elsewhere', { region: 'MD-CU', languages: [{ language: 'ro', level: 'B1' }], expiresOn: '2020-01-01' });
    const answer = await get(`/v1/profiles/${person}/matches/${elsewhere.id}`);
    expect(answer).toMatchObject({ rank: null, standing: 'refused', vacancy: { id: elsewhere.id } });
    expect(gateOf(answer, 'region')).toMatchObject({ verdict: 'not-satisfied', because: 'region-not-accepted', held: 'MD-OR' });
    expect(gateOf(answer, 'vacancy')).toMatchObject({ verdict: 'not-satisfied', because: 'vacancy-expired' });
    expect(gateOf(answer, 'language')).toMatchObject({ verdict: 'satisfied', held: 'ro C2' });
  });

  it('keep to the distance that a person accepts, say it, and ask where the work is when nobody has told', async () => {
    const commute = { from: { latitude: 47.38, longitude: 28.82 }, km: 30 };
    const { id } = await post('/v1/profiles', { ...ION, wishes: { commute } });
    const at = (latitude: number, longitude: number) => ({ region: 'MD-CU', place: { latitude, longitude } });
    const [near, far] = [await open('30-km', at(47.15, 29.03)), await open('41-km', at(47.01, 28.86))];
    const [somewhere, remote] = [await open('somewhere', { region: 'MD-CU' }), await open('remote', { region: 'MD-CU', remote: true })];
    const idsOf = (all: { vacancy: { id: string } }[]) => all.map(({ vacancy }) => vacancy.id);
    const list = await eventually(
      () => get(`/v1/profiles/${id}/matches`),
      ({ fresh, items }) => fresh && idsOf(items).includes(remote.id),
    );
    expect(idsOf(list.items)).toContain(near.id);
    expect(idsOf(list.open)).toContain(somewhere.id);
    expect([...idsOf(list.items), ...idsOf(list.open)]).not.toContain(far.id);
    const refused = await get(`/v1/profiles/${id}/matches/${far.id}`);
    expect(gateOf(refused, 'distance')).toMatchObject({ verdict: 'not-satisfied', asked: '41 km', held: '30 km' });
    const asking = await get(`/v1/profiles/${id}/matches/${somewhere.id}`);
    expect(gateOf(asking, 'distance')).toMatchObject({ verdict: 'open', question: 'place-of-vacancy' });
    const { items } = await get(`/v1/vacancies/${far.id}/candidates`);
    expect(items.map(({ profileId }: { profileId: string }) => profileId)).not.toContain(id);
    for (const one of ['30-km', '41-km', 'somewhere', 'remote']) await open(one, { region: 'MD-CU', status: 'closed' });
  });

  it('never let a recognised person into a regulated occupation without a licence', async () => {
    const nursing = await open('nurse', { title: 'Asistent medical', occupation: '2221', regulated: true });
    const answer = await get(`/v1/profiles/${person}/matches/${nursing.id}`);
    expect(gateOf(answer, 'licence')?.verdict).not.toBe('satisfied');
    expect((await freshList()).items.some((one: { vacancy: { id: string } }) => one.vacancy.id === nursing.id)).toBe(false);
  });

  it('keep at most as many places as are asked for', async () => {
    for (let at = 0; at < 25; at++) await open(`many-${at}`);
    const list = await eventually(freshList, ({ items }) => items.length === 20);
    expect(list.items.map((one: { rank: number }) => one.rank)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect((await get(`/v1/profiles/${person}/matches?limit=3`)).items).toEqual(list.items.slice(0, 3));
    expect(await get(`/v1/profiles/${person}/matches?limit=0`)).toMatchObject({ status: 400, code: 'invalid-limit' });
  });

  it('name candidates of a vacancy by pseudonym, score and parts only', async () => {
    const vacancy = await open('for-candidates');
    const { items } = await get(`/v1/vacancies/${vacancy.id}/candidates`);
    const own = await get(`/v1/profiles/${person}/matches/${vacancy.id}`);
    const recruitment = { gate: 'recruitment', verdict: 'satisfied', because: 'not-health', asked: '7212', held: null };
    expect(items).toEqual([{ rank: 1, profileId: person, score: own.score, parts: own.parts, recruitment }]);
  });

  it('tell an employer of no nurse who lives in a country of the safeguards list, though she finds the vacancy herself', async () => {
    const care = { skills: [], languages: [{ language: 'de', level: 'C1' }], wishes: { occupations: ['2221'], regions: [] } };
    const living = async (residence: string) =>
      (await post('/v1/profiles', { destination: 'DE', residence, nationalities: [residence], ...care })).id;
    const [grace, ana] = [await living('MW'), await living('MD')];
    const nursing = await open('nurse-in-berlin', { title: 'Pflegefachkraft', region: 'DE-BE', occupation: '2221' });
    for (const id of [grace, ana])
      await eventually(
        () => get(`/v1/profiles/${id}/matches`),
        ({ fresh }) => fresh,
      );
    const { items, withheld } = await get(`/v1/vacancies/${nursing.id}/candidates`);
    expect(items.map(({ profileId }: { profileId: string }) => profileId)).toEqual([ana]);
    expect(withheld).toEqual([{ because: 'who-direction-block', people: 1 }]);
    expect(await get(`/v1/profiles/${grace}/matches/${nursing.id}`)).toMatchObject({ standing: 'matched' });
  });

  it('tell a person, a vacancy and an id that do not exist apart', async () => {
    const nobody = '01900000-0000-7000-8000-000000000000';
    const { id } = await open('there');
    expect(await get(`/v1/profiles/${nobody}/matches`)).toMatchObject({ status: 404, code: 'profile-not-found' });
    expect(await get(`/v1/profiles/${person}/matches/${nobody}`)).toMatchObject({ status: 404, code: 'vacancy-not-found' });
    expect(await get(`/v1/vacancies/${nobody}/candidates`)).toMatchObject({ status: 404, code: 'vacancy-not-found' });
    expect((await get(`/v1/profiles/${person}/matches/not-an-id`)).status).toBe(400);
    expect(await get(`/v1/vacancies/${id}/candidates?limit=501`)).toMatchObject({ status: 400, code: 'invalid-limit' });
  });

  it('need the token where one is set', async () => {
    const closed = await testService({ API_TOKEN: 'a-token-of-at-least-24-characters' });
    const urls = [`/v1/profiles/${person}/matches`, `/v1/profiles/${person}/matches/${person}`, `/v1/vacancies/${person}/candidates`];
    const answers = await Promise.all(urls.map((url) => closed.app.inject(url)));
    await closed.stop();
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401]);
  });
});

/** A key of the catalogues that shows itself for want of a text. */
const KEY = /\b(?:layout|people|person|match|gate|evidence|step|question|reason|outcome|purpose|agreement|register)\.[a-z][\w.-]*/g;

describe('pages of people', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await referenceService();
    await service.app.get(LoadDemonstration).people();
    await service.app.get(LoadDemonstration).vacancies();
    await eventually(
      () => service.app.get(ReconcileMatches).execute(),
      (stale) => stale === 0,
    );
  });
  afterAll(() => service.stop());
  const page = (url: string, language = 'en') => service.app.inject({ url, headers: { accept: 'text/html', 'accept-language': language } });

  it('show demonstration people, each with assessment, matches and reasons', async () => {
    const people = await page('/people');
    const address = /href="(\/people\/[0-9a-f-]{36})"/.exec(people.body)?.[1] ?? '';
    const person = await eventually(
      () => page(address),
      ({ body }) => body.includes('id="matches"') && body.includes('<details'),
    );
    expect(person.statusCode).toBe(200);
    expect(person.body).toContain('prediction, not a decision');
  });

  it.each(['en', 'ro', 'fr'])('have a text for every key in %s', async (language) => {
    const people = await page('/people', language);
    const addresses = [...people.body.matchAll(/href="(\/people\/[0-9a-f-]{36})"/g)].map(([, address]) => String(address));
    const bodies = await Promise.all(addresses.map(async (address) => (await page(address, language)).body));
    const keys = [people.body, ...bodies].flatMap((body) => body.match(KEY) ?? []);
    expect(addresses.length).toBeGreaterThan(30);
    expect(keys).toEqual([]);
  });

  it.each([
    ['en', 'you said that you do not look for work at present', 'No open vacancy fits yet.'],
    ['ro', 'ați spus că nu căutați de lucru deocamdată', 'Încă nu se potrivește niciun'],
    ['fr', 'vous avez dit que vous ne cherchez pas de travail pour le moment', 'Aucune offre ouverte'],
  ])('say in %s why nothing is listed for a person who has paused, and the way back', async (language, because, nothing) => {
    const id = '01900000-0000-7001-8000-000000000002';
    const say = (looking: boolean) => service.app.inject({ method: 'POST', url: `/v1/profiles/${id}/looking`, payload: { looking } });
    await say(false);
    const paused = (await page(`/people/${id}`, language)).body;
    expect(paused).toContain(because);
    expect(paused).toContain(`href="/people/${id}/looking"`);
    expect(paused).not.toContain(nothing);
    await say(true);
    expect((await page(`/people/${id}`, language)).body).not.toContain(because);
  });

  it('do not exist for anybody who is not a demonstration', async () => {
    const made = await service.app.inject({ method: 'POST', url: '/v1/profiles', payload: ION });
    const answer = await page(`/people/${made.json().id}`);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  });
});
