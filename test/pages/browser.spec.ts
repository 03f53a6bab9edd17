import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { freePort } from '../fixtures/listening-service.js';
import {
  attentivePage,
  bytesFor,
  CHROMIUM,
  hasChromium,
  inLanguage,
  keptPicture,
  LOOKED_LANGUAGES,
  lookedAt,
  QUIET,
  signedIn,
} from '../fixtures/looked-at.js';
import { eventually, referenceService, type TestService } from '../fixtures/test-service.js';

const PERSON = '/people/01900000-0000-7001-8000-000000000002';
const NARROW = { width: 320, height: 800 };
const PUBLIC = [
  ...['/', '/agreements', '/agreements/ro-md-education', '/agreements/ro-md-education/versions/3/changes', '/agreements/mercosur-studies'],
  '/statistics?country=MD&about=demand&region=each&demonstration=true',
  ...['/people', PERSON, '/about/data', '/problems', '/problems/invalid-isced-level', '/nowhere', '/account', '/sign-in'],
];
const OF_RETURNEE = ['/account', '/account/referrals', `${PERSON}/reviews`, `${PERSON}/reviews/new?about=match-list`];
const OF_CASEWORKER = ['/account', '/desk/reviews', '/desk/referrals'];

(hasChromium ? describe : describe.skip)('in a browser', () => {
  let service: TestService;
  let browser: Browser;
  let home: string;
  let visits: readonly { readonly context: BrowserContext; readonly addresses: readonly string[] }[];
  beforeAll(async () => {
    const port = await freePort();
    service = await referenceService({ PORT: String(port) });
    const load = service.app.get(LoadDemonstration);
    await load.people();
    await load.vacancies();
    await eventually(
      async () => (await service.app.inject(`/v1/profiles/${PERSON.split('/')[2]}/matches`)).json(),
      ({ fresh, items }) => fresh && items.length > 0,
    );
    await service.app.listen(port, '127.0.0.1');
    home = `http://localhost:${port}`;
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
    visits = [
      { context: await browser.newContext({ viewport: NARROW }), addresses: PUBLIC },
      { context: await signedIn(browser, home, 'Continue: Returning person', NARROW), addresses: OF_RETURNEE },
      { context: await signedIn(browser, home, 'Continue: Caseworker, Moldova', NARROW), addresses: OF_CASEWORKER },
    ];
  });
  afterAll(async () => {
    await browser?.close();
    await service.stop();
  });

  it.each(LOOKED_LANGUAGES)(
    'every page in %s is accessible, fits 320 pixels (1280 at 400 %%) and breaks no content policy',
    async (language) => {
      for (const { context, addresses } of visits) {
        const { page, complaints } = await attentivePage(context);
        for (const address of addresses) {
          await page.goto(home + inLanguage(address, language));
          expect({ address, ...(await lookedAt(page)) }).toEqual({ address, violations: [], width: NARROW.width });
          expect(await page.getAttribute('html', 'lang')).toBe(language);
          await keptPicture(page, `320-${language}${address}`);
        }
        expect(complaints).toEqual([]);
        await page.close();
      }
    },
    120_000,
  );

  it.each(['en', 'ar'])(
    'every page in %s fits 1280 pixels, carries no script and is whole in print and in forced colours',
    async (language) => {
      for (const { context, addresses } of visits) {
        const { page } = await attentivePage(context);
        await page.setViewportSize({ width: 1280, height: 800 });
        for (const address of addresses) {
          await page.goto(home + inLanguage(address, language));
          expect({ address, width: await page.evaluate('document.documentElement.scrollWidth') }).toEqual({ address, width: 1280 });
          expect(await page.locator('script').count()).toBe(0);
          await keptPicture(page, `1280-${language}${address}`);
          await page.emulateMedia({ media: 'print', forcedColors: 'active' });
          expect(await page.locator('h1').isVisible()).toBe(true);
          await keptPicture(page, `print-${language}${address}`);
          await page.emulateMedia({ media: null, forcedColors: null });
        }
        await page.close();
      }
    },
    120_000,
  );

  it('the first page weighs less than 100 kB in all, and each one after it less than 30 kB', async () => {
    const fresh = await browser.newContext({ viewport: NARROW });
    const first = await bytesFor(fresh, `${home}/?lang=uk`);
    expect(first).toBeLessThan(100_000);
    const weights = new Map<string, number>([['/', first]]);
    for (const { context, addresses } of [{ context: fresh, addresses: PUBLIC.slice(1) }, ...visits.slice(1)])
      for (const address of addresses) weights.set(address, await bytesFor(context, home + address));
    if (process.env.WEIGHTS) console.log(Object.fromEntries(weights));
    expect([...weights].slice(1).filter(([, bytes]) => bytes >= 30_000)).toEqual([]);
  }, 60_000);
});
