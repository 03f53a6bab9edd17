import { type Browser, chromium, type Page } from 'playwright-core';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { Principals } from '../../src/identity/index.js';
import { LettersToPeople } from '../../src/profiles/index.js';
import { parseCountry } from '../../src/standards/index.js';
import { freePort } from '../fixtures/listening-service.js';
import { CHROMIUM, hasChromium, inLanguage, keptPicture, lookedAlso, lookedAt, QUIET, signedIn } from '../fixtures/looked-at.js';
import { referenceService, type TestService } from '../fixtures/test-service.js';

const WIDTHS = lookedAlso(320, 1280);
const LONG = 'Sie hat heute angerufen: Donaudampfschifffahrtsgesellschaftskapitänswitwenrente, ihre Betreuerin ist krank.';
const WELDER = { occupation: '7212', country: 'MD', from: '2016-01', to: '2026-06', hoursPerWeek: 40, evidence: 'attested' };

(hasChromium ? describe : describe.skip)('pages that are seldom seen, narrow, wide and from the right', () => {
  let service: TestService;
  let browser: Browser;
  let home: string;
  const names = ['Ana Târg', 'Ion Târg'];
  beforeAll(async () => {
    const port = await freePort();
    home = `http://localhost:${port}`;
    service = await referenceService({ ROLES: 'api', PORT: String(port) });
    const load = service.app.get(LoadDemonstration);
    await load.people();
    for (const displayName of names) {
      const wishes = { occupations: ['7212'], regions: ['MD-OR'] };
      await post(
        '/v1/profiles',
        { destination: 'MD', details: { displayName }, experiences: [WELDER], wishes },
        'demonstration-md-caseworker',
      );
    }
    for (const n of [1, 2])
      await post('/v1/vacancies', {
        source: 'office',
        reference: `S-${n}`,
        title: `Sudor ${n}`,
        employer: 'Metal SRL',
        region: 'MD-OR',
        occupation: '7212',
      });
    await theGlassIsBroken();
    await service.app.listen(port, '127.0.0.1');
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await service.stop();
  });

  const post = async (url: string, payload: object, token?: string) => {
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    const answer = await service.app.inject({ method: 'POST', url, headers, payload });
    if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
    return answer.json();
  };
  /** By somebody who does not look after the returnee of the demonstration, to whom a letter is kept as well. */
  const theGlassIsBroken = async () => {
    const principals = service.app.get(Principals);
    const person = (await principals.demonstration()).flatMap(({ grants }) => grants.flatMap((grant) => grant.person ?? []))[0] ?? '';
    const token = await principals.add('Maximiliane Freifrau von Österreicher-Hohenlohe', [
      { role: 'caseworker', country: parseCountry('MD') },
    ]);
    const headers = { authorization: `Bearer ${token}`, 'break-glass-reason': encodeURIComponent(LONG) };
    const { statusCode } = await service.app.inject({ url: `/v1/profiles/${person}`, headers });
    if (statusCode !== 200) throw new Error(`The glass was not broken: ${statusCode}.`);
    const recipient = `a.very.long.address.of.somebody.who.has.many.names@example.md`;
    await post(`/v1/profiles/${person}/consents`, { recipient, purpose: 'letters-by-mail', language: 'ar' });
    await service.app
      .get(LettersToPeople)
      .post(person, { key: 'seldom', text: 'letter.case.near-limit', day: '2026-12-11', page: '/account' });
  };
  const look = async (page: Page, address: string, width: number) => {
    const seen = await lookedAt(page);
    await keptPicture(page, `seldom-${width}-${address}`);
    expect({ address, ...seen }).toEqual({ address, violations: [], width });
    expect({
      address,
      keys: (await page.textContent('body'))?.match(/\b(?:desk|fair|mail|account|registration|peopleDesk)\.[a-z][\w.-]+/g),
    }).toEqual({ address, keys: null });
  };
  const tabTo = async (page: Page, selector: string) => {
    for (let n = 0; n < 150; n += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)) return;
    }
    throw new Error(`Tab does not reach ${selector} on ${page.url()}.`);
  };
  const press = async (page: Page, selector: string) => {
    await tabTo(page, selector);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  };

  it.each(WIDTHS)(
    'at %i pixels the person sees who read them and why, and a letter that is kept is read at the desk',
    async (width) => {
      const person = await signedIn(browser, home, 'Continue: Returning person', { width, height: 800 });
      const page = await person.newPage();
      for (const language of ['en', 'ar']) {
        await page.goto(inLanguage(`${home}/account`, language));
        expect(await page.textContent('main')).toMatch(/Maximiliane[\s\S]*Donaudampf/);
        await look(page, `/account-${language}`, width);
      }
      await person.close();
      const nobody = await browser.newContext({ viewport: { width, height: 800 } });
      const open = await nobody.newPage();
      for (const [address, language] of [
        ['/desk/mail', 'en'],
        ['/desk/mail', 'ar'],
        ['/leave', 'ar'],
        ['/receipt', 'ar'],
      ] as const) {
        await open.goto(inLanguage(home + address, language));
        await look(open, `${address}-${language}`, width);
      }
      await nobody.close();
    },
    120_000,
  );

  it.each(WIDTHS)(
    'at %i pixels the desk is read from the right: cases, glass, people, registration, paper and the job fair',
    async (width) => {
      const context = await signedIn(browser, home, 'Caseworker, Moldova', { width, height: 800 });
      const page = await context.newPage();
      for (const address of [
        '/desk',
        '/desk/cases',
        '/desk/glass',
        '/desk/people',
        '/desk/people/new',
        '/desk/forms/registration?beside=ro',
        '/desk/assignments/new',
      ]) {
        await page.goto(inLanguage(home + address, 'ar'));
        expect(await page.getAttribute('html', 'dir')).toBe('rtl');
        await look(page, `${address}-ar`, width);
      }
      await context.close();
    },
    180_000,
  );

  it('by keys alone and from the right: a job fair is proposed and accepted in part, and the glass of a colleague is looked at', async () => {
    const context = await signedIn(browser, home, 'Caseworker, Moldova', { width: 320, height: 800 });
    const page = await context.newPage();
    await page.goto(inLanguage(`${home}/desk/assignments/new`, 'ar'));
    for (const at of [1, 2]) {
      await tabTo(page, `#person-${at}`);
      await page.keyboard.press('Space');
    }
    await press(page, 'main form[action="/desk/assignments"] button');
    await look(page, '/desk/assignments/one-ar', 320);
    await tabTo(page, '#accept-1');
    await page.keyboard.press('Space');
    await press(page, '#placements button');
    expect(await page.locator('.govuk-notification-banner').count()).toBe(1);
    await look(page, '/desk/assignments/accepted-ar', 320);
    await page.goto(inLanguage(`${home}/desk/glass`, 'ar'));
    await press(page, 'main form button[value="in-order"]');
    await page.goto(inLanguage(`${home}/desk/glass`, 'ar'));
    expect(await page.locator('main form').count()).toBe(0);
    await context.close();
  }, 120_000);

  it('by keys alone: a wrong code of a receipt is told at its field', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 800 } });
    const page = await context.newPage();
    await page.goto(inLanguage(`${home}/receipt`, 'ar'));
    await tabTo(page, '#code');
    await page.keyboard.type('7K2M-9QXD-4HBT');
    await press(page, 'main form[action^="/receipt"] button');
    expect(await page.getAttribute('html', 'lang')).toBe('ar');
    await look(page, '/receipt-wrong-ar', 320);
    await press(page, '.govuk-error-summary a').catch(() => undefined);
    expect(await page.evaluate('document.activeElement?.id')).toBe('code');
    await context.close();
  }, 60_000);
});
