import { LoadDemonstration } from '../../src/demonstration/index.js';
import { Browser } from '../fixtures/browser.js';
import { signedInAs } from '../fixtures/signed-in.js';
import { eventually, referenceService, type TestService } from '../fixtures/test-service.js';

const ORIGIN = 'https://passerelle.example';
const PERSON = '01900000-0000-7001-8000-000000000002';
const MINE = `/people/${PERSON}/reviews`;
const WORDS = 'Am lucrat zece ani ca sudor la Taranto.';

describe('a person asks a human, by forms and without a script', () => {
  let service: TestService;
  let person: Browser;
  let caseworker: Browser;
  beforeAll(async () => {
    service = await referenceService({ PUBLIC_URL: ORIGIN, API_TOKEN: 'a-token-of-the-installation' });
    const load = service.app.get(LoadDemonstration);
    await load.people();
    await load.vacancies();
    const authorization = 'Bearer a-token-of-the-installation';
    await eventually(
      async () => (await service.app.inject({ url: `/v1/profiles/${PERSON}/matches`, headers: { authorization } })).json(),
      ({ fresh, items }) => fresh && items.length > 0,
    );
    person = await signedInAs(service, ORIGIN, 'Demonstration returnee');
    caseworker = await signedInAs(service, ORIGIN, 'Demonstration caseworker of MD');
  });
  afterAll(() => service.stop());
  /** Every named field of the page's only form, as a browser would send it. */
  const fieldsOf = (body: string) => {
    const form = /<form action="\/(?:people|desk)[\s\S]*?<\/form>/.exec(body)?.[0] ?? '';
    const fields = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
    return Object.fromEntries(fields.map(([, name, value]) => [name as string, value as string]));
  };

  it('finds the way from what was advised, sees what will be kept, and reads that nobody has answered yet', async () => {
    const advised = await person.ask('GET', `/people/${PERSON}?lang=en`);
    const links = [...advised.body.matchAll(/href="(\/people\/[^"]+\/reviews\/new[^"]+)"/g)].map(([, href]) =>
      (href as string).replaceAll('&amp;', '&'),
    );
    for (const kind of ['assessment', 'match-list', 'match'])
      expect(links.filter((href) => href.includes(`about=${kind}`))).not.toEqual([]);
    const form = await person.ask('GET', links.find((href) => href.includes('about=match-list')) ?? '');
    expect([form.status, form.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(form.body).toMatch(/<textarea[^>]*><\/textarea>/);
    const wordless = await person.ask('POST', MINE, { ...fieldsOf(form.body), words: '  ' });
    expect([wordless.status, wordless.body.includes('Write what should be looked at')]).toEqual([422, true]);
    const sent = await person.ask('POST', MINE, { ...fieldsOf(form.body), words: WORDS });
    expect([sent.status, sent.headers.location]).toEqual([303, MINE]);
    const mine = await person.ask('GET', `${MINE}?lang=en`);
    expect(mine.body).toMatch(/Nobody has answered yet\. An answer is due by [\s\S]*Am lucrat zece ani/);
    expect((await person.ask('POST', MINE, { ...fieldsOf(form.body), words: WORDS })).status).toBe(303);
    expect((await person.ask('GET', MINE)).body.match(/Am lucrat/g)).toHaveLength(1);
    const second = await person.ask('POST', MINE, { ...fieldsOf(form.body), words: 'Ceva nou.' });
    expect([second.status, second.body.includes('You have asked about this already')]).toEqual([422, true]);
    expect(second.body).toContain('Ceva nou.</textarea>');
  });

  it('comes back with what was written when something else is advised by then', async () => {
    const form = await person.ask('GET', `${MINE}/new?about=match-list&lang=en`);
    const digest = `sha-256:${'0'.repeat(64)}`;
    const moved = await person.ask('POST', MINE, { ...fieldsOf(form.body), digest, words: `${WORDS} <b>` });
    expect(moved.status).toBe(422);
    expect(moved.body).toMatch(/What is advised has changed since[\s\S]*Am lucrat zece ani ca sudor la Taranto\. &lt;b&gt;/);
  });

  it('lands on the desk of a caseworker, who reads what the person saw and answers with reasons', async () => {
    const desk = await caseworker.ask('GET', '/desk/reviews?lang=en');
    const [, address = ''] = /href="(\/desk\/reviews\/[0-9a-f-]{36})"/.exec(desk.body) ?? [];
    expect(desk.body).not.toContain('Am lucrat');
    const one = await caseworker.ask('GET', `${address}?lang=en`);
    expect(one.body).toMatch(/Am lucrat zece ani[\s\S]*of 10,000 points/);
    const fields = fieldsOf(one.body);
    const unclear = await caseworker.ask('POST', address, { ...fields, outcome: 'referred', reasons: 'Not ours to say', authority: '' });
    expect([unclear.status, /Name the authority[\s\S]*Not ours to say/.test(unclear.body)]).toEqual([422, true]);
    const given = { ...fields, outcome: 'referred', reasons: 'Not ours to say', authority: 'ANACEC' };
    expect((await caseworker.ask('POST', address, { ...given, formToken: 'of-another-session' })).status).toBe(403);
    expect((await caseworker.ask('POST', address, given)).status).toBe(303);
    expect((await caseworker.ask('POST', address, given)).body).toContain('A colleague has answered this in the meantime');
    expect((await person.ask('GET', `${MINE}?lang=en`)).body).toMatch(
      /passed it on to ANACEC\. Nothing has been decided there yet[\s\S]*Demonstration caseworker of MD/,
    );
  });

  it('reads that the question went along when they turn to another country', async () => {
    const form = await person.ask('GET', `${MINE}/new?about=match-list&lang=en`);
    expect((await person.ask('POST', MINE, { ...fieldsOf(form.body), words: WORDS })).status).toBe(303);
    expect((await person.ask('GET', `${MINE}?lang=en`)).body).not.toContain('went along');
    const headers = { authorization: 'Bearer a-token-of-the-installation', 'if-match': '*' };
    const turned = await service.app.inject({ method: 'PATCH', url: `/v1/profiles/${PERSON}`, headers, payload: { destination: 'IT' } });
    expect(turned.statusCode).toBe(200);
    expect((await person.ask('GET', `${MINE}?lang=en`)).body).toContain('Your question went along');
  });

  it('asks whoever is not signed in to sign in, and comes back there', async () => {
    const stranger = await new Browser(service, ORIGIN).ask('GET', '/desk/reviews?lang=fr');
    expect([stranger.status, stranger.body.includes('/sign-in?returnTo=%2Fdesk%2Freviews%3Flang%3Dfr')]).toEqual([401, true]);
    expect((await person.ask('GET', '/desk/reviews')).status).toBe(403);
    expect((await caseworker.ask('GET', '/account?lang=en')).body).toContain('href="/desk/reviews"');
  });
});
