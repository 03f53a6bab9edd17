import { chromium } from 'playwright-core';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { Principals } from '../../src/identity/index.js';
import { parseCountry } from '../../src/standards/index.js';
import type { Browser } from '../fixtures/browser.js';
import { CHROMIUM, hasChromium, lookedAtAnswer } from '../fixtures/looked-at.js';
import { inDays } from '../fixtures/referral-world.js';
import { signedInAs } from '../fixtures/signed-in.js';
import { referenceService, type TestService } from '../fixtures/test-service.js';

const ORIGIN = 'https://passerelle.example';
const INSTALLATION = 'a-token-of-the-installation';

describe('referrals, by forms and without a script', () => {
  let service: TestService;
  let person: Browser;
  let caseworker: Browser;
  let profileId: string;
  let reference = 0;
  beforeAll(async () => {
    service = await referenceService({ PUBLIC_URL: ORIGIN, API_TOKEN: INSTALLATION, ROLES: 'api' });
    const load = service.app.get(LoadDemonstration);
    await load.people();
    const known = await service.app.get(Principals).demonstration();
    profileId = known.flatMap(({ grants }) => grants.flatMap((grant) => grant.person ?? []))[0] ?? '';
    await service.app.listen(0, '127.0.0.1');
    person = await signedInAs(service, ORIGIN, 'Demonstration returnee');
    caseworker = await signedInAs(service, ORIGIN, 'Demonstration caseworker of MD');
    await post(`/v1/profiles/${profileId}/caseworker`, {}, 'demonstration-md-caseworker');
  });
  afterAll(() => service.stop());
  const post = async (url: string, payload: object, token: string = INSTALLATION) =>
    (await service.app.inject({ method: 'POST', url, headers: { authorization: `Bearer ${token}` }, payload })).json();
  /** Asked for by somebody of the desk, for a vacancy of an agency without a licence whose support is for returnees only. */
  const heldBy = async (token: string): Promise<string> => {
    const incentives = [{ name: 'Subvenție salarială', whoMayUse: 'returnees' }];
    const form = { source: 'office', reference: `H-${++reference}`, title: 'Zidar', region: 'MD-OR', occupation: '7112', incentives };
    const { id: vacancyId } = await post('/v1/vacancies', { ...form, agency: { name: 'Nobody knows it' } });
    return (await post('/v1/referrals', { profileId, recipient: 'employer', vacancyId, override: 'The licence is on its way.' }, token)).id;
  };
  const proposed = async (): Promise<string> => {
    const form = {
      source: 'office',
      reference: `P-${++reference}`,
      title: 'Sudor',
      employer: `Metal ${reference} SRL`,
      region: 'MD-OR',
      occupation: '7212',
    };
    const { id: vacancyId } = await post('/v1/vacancies', form);
    return (await post('/v1/referrals', { profileId, recipient: 'employer', vacancyId })).id;
  };
  /** What the form with this action carries beside what somebody fills in. */
  const formOf = (body: string, action: string): Record<string, string> => {
    const form = [...body.matchAll(/<form [\s\S]*?<\/form>/g)].map(([one]) => one).find((one) => one.includes(`value="${action}"`)) ?? '';
    return Object.fromEntries(
      [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name as string, value as string]),
    );
  };

  it('the person reads plainly where they are proposed, agrees to what they tick, and takes it back', async () => {
    const id = await proposed();
    const at = `/account/referrals/${id}`;
    expect((await person.ask('GET', '/account?lang=en')).body).toContain('href="/account/referrals"');
    const list = await person.ask('GET', '/account/referrals?lang=en');
    expect(list.body).toMatch(/Metal \d+ SRL \(office\)[\s\S]*They do not know of you yet/);
    const page = await person.ask('GET', `${at}?lang=en`);
    const form = formOf(page.body, 'agree');
    const empty = await person.follow(await person.ask('POST', at, { ...form, until: inDays(30) }));
    expect(empty.body).toContain('Tick at least one thing');
    const late = await person.follow(await person.ask('POST', at, { ...form, fields: 'name', until: inDays(300) }));
    expect(late.body).toContain('from today to 180 days ahead');
    const agreed = await person.follow(await person.ask('POST', at, { ...form, fields: 'name', until: inDays(30), contact: '' }));
    expect(agreed.body).toMatch(/You agreed\. They have not been contacted yet[\s\S]*may see until the end of[\s\S]*<li>my name<\/li>/);
    const stale = await person.follow(await person.ask('POST', at, { ...form, action: 'withdraw' }));
    expect(stale.body).toContain('Somebody has changed this meanwhile');
    const withdrawn = await person.follow(await person.ask('POST', at, formOf(agreed.body, 'withdraw')));
    expect(withdrawn.body).toMatch(/You took it back\. Nothing more is shown[\s\S]*sees nothing of this any more/);
    expect(withdrawn.body).not.toContain('<form action="/account/referrals');
  });

  it('the person may read what they are asked in two languages beside each other, on the next page too', async () => {
    const at = `/account/referrals/${await proposed()}`;
    const two = await person.ask('GET', `${at}?lang=en&beside=ar`);
    expect(two.body).toMatch(/lang="en" dir="ltr">Do you agree\?<[\s\S]*?lang="ar" dir="rtl">هل توافق؟</);
    expect((await person.ask('GET', at)).body).toContain('هل توافق؟');
    expect((await person.ask('GET', `${at}?beside=none`)).body).not.toContain('هل توافق؟');
  });

  it('the caseworker finds by due day what nobody has looked at, keeps filters in the address, and records what happened', async () => {
    const id = await proposed();
    const desk = await caseworker.ask('GET', `/desk/referrals?lang=en&state=proposed&dueBefore=${inDays(20)}`);
    expect(desk.body).toMatch(
      new RegExp(`<option value="proposed" selected>[\\s\\S]*value="${inDays(20)}"[\\s\\S]*href="/desk/referrals/${id}"`),
    );
    const file = await caseworker.ask('GET', `/desk/referrals/list.csv?lang=en&state=proposed&dueBefore=${inDays(20)}`);
    expect(file.body).toMatch(/Look again,To,State\r\n[\d-]{10},"Sudor, Metal \d+ SRL \(office\)",/);
    expect(desk.body).toContain(`/desk/referrals/list.xlsx?state=proposed&amp;dueBefore=${inDays(20)}`);
    expect((await caseworker.ask('GET', '/desk/referrals?withoutNews=true')).body).not.toContain(id);
    const at = `/desk/referrals/${id}`;
    const form = formOf((await caseworker.ask('GET', `${at}?lang=en`)).body, 'agree');
    const agreed = await caseworker.follow(
      await caseworker.ask('POST', at, { ...form, fields: 'skills', until: inDays(30), heard: 'on-paper' }),
    );
    expect(agreed.body).toMatch(/the person agreed, on a signed paper \(<bdi>Demonstration caseworker of MD<\/bdi>\)/);
    const report = (body: string) => formOf(body, 'contact');
    const contacted = await caseworker.follow(await caseworker.ask('POST', at, { ...report(agreed.body), action: 'contact' }));
    const next = formOf(contacted.body, 'refuse');
    const unclear = await caseworker.follow(await caseworker.ask('POST', at, { ...next, action: 'refuse', reason: 'other' }));
    expect(unclear.body).toContain('another reason&quot; needs words');
    const refused = await caseworker.follow(
      await caseworker.ask('POST', at, { ...next, action: 'refuse', reason: 'other', words: 'They moved <away>' }),
    );
    expect(refused.body).toMatch(/Nothing follows: it is over[\s\S]*another reason – <bdi>They moved &lt;away&gt;<\/bdi>/);
  });

  it('what is held back says why; not whoever asked lets it go on, but a second caseworker, who is warned that residents are left out', async () => {
    const own = await heldBy('demonstration-md-caseworker');
    const page = await caseworker.ask('GET', `/desk/referrals/${own}?lang=en`);
    expect(page.body).toMatch(/Residents are left out of this support[\s\S]*no licence in the register[\s\S]*The licence is on its way/);
    const decide = async (id: string, form: Record<string, string>) =>
      caseworker.follow(await caseworker.ask('POST', `/desk/referrals/${id}/override`, { decision: 'confirm', ...form }));
    expect((await decide(own, { ...formOf(page.body, 'confirm'), why: 'It came this morning.' })).body).toContain(
      'Somebody else has to decide',
    );
    const other = await heldBy(await service.app.get(Principals).add('Asker', [{ role: 'caseworker', country: parseCountry('MD') }]));
    const hidden = formOf((await caseworker.ask('GET', `/desk/referrals/${other}`)).body, 'confirm');
    expect((await decide(other, { ...hidden, why: '' })).body).toContain('Say why');
    expect((await person.ask('GET', '/account/referrals')).body).not.toContain(other);
    expect((await decide(other, { ...hidden, why: 'It came this morning.' })).body).toContain('waiting for the person');
    expect((await person.ask('GET', '/account/referrals')).body).toContain(other);
    expect((await person.ask('GET', `/account/referrals/${other}?lang=en`)).body).toContain('only those who return may use it');
  });

  it('nobody else comes in: not without signing in, not the person at the desk, not a form of another session', async () => {
    const id = await proposed();
    const { body } = await person.ask('GET', `/account/referrals/${id}`);
    const form = formOf(body, 'decline');
    expect((await person.ask('POST', `/account/referrals/${id}`, { ...form, formToken: 'of-another' })).status).toBe(403);
    expect((await person.ask('GET', '/desk/referrals')).status).toBe(403);
    expect((await person.ask('POST', `/desk/referrals/${id}`, { ...form, action: 'contact' })).status).toBe(403);
    const declined = await person.follow(await person.ask('POST', `/account/referrals/${id}`, form));
    expect(declined.status).toBe(200);
  });

  (hasChromium ? it : it.skip).each([320, 1280])(
    'at %i pixels pages are accessible and fit the screen',
    async (width) => {
      const id = await proposed();
      const held = await heldBy('demonstration-md-caseworker');
      const home = await service.app.getUrl();
      const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
      const tokens = { account: person, desk: caseworker };
      for (const [at, address] of [
        '/account/referrals',
        `/account/referrals/${id}`,
        '/desk/referrals',
        `/desk/referrals/${id}`,
        `/desk/referrals/${held}`,
        `/account/referrals/${held}`,
      ].entries()) {
        const who = tokens[address.split('/')[1] as 'account' | 'desk'];
        const rendered = await who.ask('GET', `${address}?lang=${['en', 'ro', 'fr'][at % 3]}`);
        const answer = { url: `${home}${address}`, body: rendered.body };
        const found = await lookedAtAnswer(browser, answer, width, `referral-${width}-${at}`);
        expect({ address, ...found }).toEqual({ address, violations: [], width });
      }
      await browser.close();
    },
    120_000,
  );
});
