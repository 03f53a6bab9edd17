import { DataSource } from 'typeorm';
import type { Browser } from '../fixtures/browser.js';
import { signedInAs } from '../fixtures/signed-in.js';
import { referenceService, type TestService } from '../fixtures/test-service.js';

const ORIGIN = 'https://passerelle.example';
const TOKEN = 'a-token-of-the-installation';
type Body = ReturnType<typeof JSON.parse>;

describe('a job fair', () => {
  let service: TestService;
  let caseworker: Browser;
  let db: DataSource;
  const people: string[] = [];
  beforeAll(async () => {
    service = await referenceService({ PUBLIC_URL: ORIGIN, API_TOKEN: TOKEN, ROLES: 'api' });
    db = service.app.get(DataSource);
    caseworker = await signedInAs(service, ORIGIN, 'Demonstration caseworker of MD');
    for (const name of ['Ana Târg', 'Ion Târg', 'Vera Târg']) people.push(await welder(name));
    for (const n of [1, 2, 3]) await post('/v1/vacancies', { ...VACANCY, reference: `F-${n}`, title: `Sudor ${n}` });
  });
  afterAll(() => service.stop());
  const post = async (url: string, payload: object, token = TOKEN): Promise<Body> =>
    (await service.app.inject({ method: 'POST', url, headers: { authorization: `Bearer ${token}` }, payload })).json();
  const VACANCY = { source: 'office', employer: 'Metal SRL', region: 'MD-OR', occupation: '7212' };
  const welder = async (displayName: string): Promise<string> => {
    const experiences = [{ occupation: '7212', country: 'MD', from: '2016-01', to: '2026-06', hoursPerWeek: 40, evidence: 'attested' }];
    const form = {
      destination: 'MD',
      details: { displayName, birthYear: 1980 },
      experiences,
      wishes: { occupations: ['7212'], regions: ['MD-OR'] },
    };
    return (await post('/v1/profiles', form, 'demonstration-md-caseworker')).id;
  };
  const hiddenIn = (body: string): Record<string, string> =>
    Object.fromEntries(
      [...(body.split('id="placements"')[1] ?? body).matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
        ([, name, value]) => [name, value],
      ),
    );
  /** A proposal for the three, made by the page. */
  const proposed = async () => {
    const begin = await caseworker.ask('GET', '/desk/assignments/new?lang=en');
    const sent = new URLSearchParams({ formToken: hiddenIn(begin.body).formToken ?? '' });
    for (const id of people) sent.append('person', id);
    const answer = await service.app.inject({
      method: 'POST',
      url: '/desk/assignments',
      headers: { ...browserHeaders(), 'content-type': 'application/x-www-form-urlencoded' },
      payload: sent.toString(),
    });
    return caseworker.ask('GET', `${answer.headers.location}?lang=en`);
  };
  const browserHeaders = () => ({
    host: new URL(ORIGIN).host,
    origin: ORIGIN,
    'x-forwarded-proto': 'https',
    'sec-fetch-site': 'same-origin',
    accept: 'text/html',
    cookie: [...caseworker.cookies].map(([key, { value }]) => `${key.split(' ')[0]}=${value}`).join('; '),
  });

  it('a caseworker accepts a proposal in part: what is ticked is proposed to the person, the rest stays open or is declined', async () => {
    const page = await proposed();
    const placed = [...page.body.matchAll(/name="accept" type="checkbox" value="([^"]+)"/g)].map(([, id]) => id as string);
    expect(placed.toSorted()).toEqual(people.toSorted());
    expect(page.body).toContain('Accept: Ana Târg, Sudor');
    const at = page.url.split('?')[0] as string;
    const after = await caseworker.ask('POST', `${at}?lang=en`, { ...hiddenIn(page.body), accept: placed[0] as string, rest: 'open' });
    expect(after.body).toMatch(/Târg<\/bdi>: proposed to the person/);
    const referrals: Body[] = await db.query(`SELECT profile_id, state FROM referrals.referral`);
    expect(referrals).toEqual([{ profile_id: placed[0], state: 'proposed' }]);
    expect(after.body.match(/name="accept"/g)).toHaveLength(2);
    expect(after.body).toContain('see the referral');

    const stale = await caseworker.ask('POST', `${at}?lang=en`, { ...hiddenIn(page.body), accept: placed[1] as string });
    expect([stale.status, stale.body.includes('Somebody has decided meanwhile')]).toEqual([409, true]);
    const nothing = await caseworker.ask('POST', `${at}?lang=en`, { ...hiddenIn(after.body), rest: 'open' });
    expect([nothing.status, nothing.body.includes('Tick at least one pair')]).toEqual([422, true]);

    const last = await caseworker.ask('POST', `${at}?lang=en`, { ...hiddenIn(after.body), accept: placed[1] as string, rest: 'declined' });
    expect(last.body.match(/: declined<\/li>/g)).toHaveLength(1);
    const decided = await db.query(`SELECT decision, count(*)::int AS n FROM matching.placement_decision GROUP BY 1 ORDER BY 1`);
    expect(decided).toEqual([
      { decision: 'accepted', n: 2 },
      { decision: 'declined', n: 1 },
    ]);
  });

  it('what cannot be accepted any more says why', async () => {
    const page = await proposed();
    const placed = [...page.body.matchAll(/name="accept" type="checkbox" value="([^"]+)"/g)].map(([, id]) => id as string);
    await post(`/v1/profiles/${placed[0]}/looking`, { looking: false });
    const at = page.url.split('?')[0] as string;
    const after = await caseworker.ask('POST', `${at}?lang=en`, { ...hiddenIn(page.body), accept: placed[0] as string });
    expect([after.status, after.body.includes('does not look for work at present</li>')]).toEqual([200, true]);
  });

  it('nobody ticked: says so; a registrar does not propose', async () => {
    const begin = await caseworker.ask('GET', '/desk/assignments/new?lang=en');
    const empty = await caseworker.ask('POST', '/desk/assignments?lang=en', { formToken: hiddenIn(begin.body).formToken ?? '' });
    expect([empty.status, empty.body.includes('Tick at least one person')]).toEqual([422, true]);
    const registrar = await signedInAs(service, ORIGIN, 'Demonstration consular-registrar of MD');
    expect((await registrar.ask('GET', '/desk/assignments/new')).status).toBe(403);
  });
});
