import type { Browser, BrowserContext, Page } from 'playwright-core';
import { demonstratedInBrowser, type InBrowser } from '../fixtures/demonstrated-in-browser.js';
import {
  attentivePage,
  bytesFor,
  hasChromium,
  inLanguage,
  keptPicture,
  LOOKED_LANGUAGES,
  lookedAlso,
  lookedAt,
  type OnTheLine,
  onTheLine,
} from '../fixtures/looked-at.js';
import { WALKS, Walk } from '../fixtures/walks.js';

const NARROW = { width: 320, height: 800 };
const OF_E7 = [
  ...['', '/return', '/countries', '/plan', '/credentials', '/credentials/change/c1', '/jobs', '/languages', '/questions/awarded-on/c1'],
  ...['/questions/occupation', '/questions/isced-field/c1', '/questions/documents', '/wishes', '/wishes/list', '/check', '/answer'],
  ...[
    '/keep',
    '/keep/mail',
    '/keep/sent',
    '/link',
    '/link/ask',
    '/link/asked',
    '/alerts',
    '/alerts/confirm',
    '/alerts/stop',
    '/alerts/stopped',
    '/list',
    '/papers',
    '/erased',
  ],
];
const OF_E1 = [
  ...['/jobs', '/jobs/j1/change', '/jobs/j1/occupation', '/jobs/j1/skills', '/jobs/j1/confirmer', '/confirmations/j1'],
  ...['/questions/validation-stage', '/check', '/answer'],
];
/** Left empty: what is missing stands at the field and in a summary. */
const WRONG = ['/credentials', '/jobs', '/languages'];
/** Of the line that Lighthouse simulates as slow 4G, which is the fast 3G of browsers. */
const FAST_3G = { offline: false, latency: 150, downloadThroughput: (1.6 * 1_024 * 1_024) / 8, uploadThroughput: (750 * 1_024) / 8 };

(hasChromium ? describe : describe.skip)('the pages of the self-assessment', () => {
  let shown: InBrowser;
  let browser: Browser;
  let home: string;
  let visits: readonly { readonly context: BrowserContext; readonly addresses: readonly string[] }[];
  beforeAll(async () => {
    shown = await demonstratedInBrowser();
    ({ browser, home } = shown);
    const walked = async (persona: 'E1' | 'E7') => {
      const context = await browser.newContext({ viewport: NARROW });
      const walk = new Walk(await context.newPage(), persona);
      await walk.begin(home, 'en');
      await WALKS[persona](walk);
      await walk.page.close();
      return context;
    };
    visits = [
      { context: await walked('E7'), addresses: OF_E7 },
      { context: await walked('E1'), addresses: OF_E1 },
    ];
  }, 180_000);
  afterAll(() => shown?.stop());

  const expectSound = async (page: Page, address: string, language: string, width: number) => {
    expect({ address, language, ...(await lookedAt(page)) }).toEqual({ address, language, violations: [], width });
    await keptPicture(page, `${width}-${language}-${address}`);
  };
  const leftEmpty = async (page: Page, address: string, language: string) => {
    await page.goto(home + inLanguage(`/self-assessment${address}`, language));
    await page.click('main form#asked button[name=act][value=add]');
    expect(await page.locator('.govuk-error-summary').count()).toBe(1);
  };

  it.each(LOOKED_LANGUAGES)(
    'in %s are accessible, with and without faults, fit 320 pixels (1280 at 400 %%) and break no content policy',
    async (language) => {
      for (const { context, addresses } of visits) {
        const { page, complaints } = await attentivePage(context);
        for (const address of addresses) {
          await page.goto(home + inLanguage(`/self-assessment${address}`, language));
          expect(await page.getAttribute('html', 'lang')).toBe(language);
          await expectSound(page, address, language, NARROW.width);
        }
        expect(complaints).toEqual([]);
        await page.close();
      }
      const page = (await visits[0]?.context.newPage()) as Page;
      for (const address of WRONG) {
        await leftEmpty(page, address, language);
        await expectSound(page, `${address}-wrong`, language, NARROW.width);
      }
      await page.close();
    },
    300_000,
  );

  it.each(lookedAlso(['ar', 'it', 320], ['uk', 'es', 1280]))(
    'in %s with %s beside it are accessible and fit %i pixels',
    async (language, beside, width) => {
      for (const { context, addresses } of visits) {
        const page = await context.newPage();
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${home}/self-assessment?lang=${language}&beside=${beside}`);
        for (const address of addresses) {
          await page.goto(`${home}/self-assessment${address}`);
          await expectSound(page, address, `${language}-${beside}`, width);
        }
        await page.goto(`${home}/self-assessment?beside=none`);
        await page.close();
      }
    },
    300_000,
  );

  it.each(['ar'])(
    'in %s carry no script and are whole in print and in forced colours',
    async (language) => {
      for (const { context, addresses } of visits) {
        const page = await context.newPage();
        await page.setViewportSize({ width: 1280, height: 800 });
        for (const address of addresses) {
          await page.goto(home + inLanguage(`/self-assessment${address}`, language));
          expect(await page.locator('script').count()).toBe(0);
          for (const [name, media] of [
            ['print', { media: 'print' }],
            ['forced', { forcedColors: 'active' }],
          ] as const) {
            await page.emulateMedia(media);
            const isAnswer = ['/answer', '/check', '/erased'].includes(address);
            if (name === 'forced' || isAnswer)
              expect({ address, name, heading: await page.locator('h1').isVisible() }).toMatchObject({ heading: true });
            await keptPicture(page, `${name}-${language}-${address}`);
            await page.emulateMedia({ media: null, forcedColors: null });
          }
        }
        await page.close();
      }
    },
    300_000,
  );

  it('weigh less than 100 kB in all the first time and less than 30 kB after it, with two languages beside each other', async () => {
    const weights = new Map<string, number>();
    const fresh = await browser.newContext({ viewport: NARROW });
    weights.set('first', await bytesFor(fresh, `${home}/self-assessment?lang=uk`, 'networkidle'));
    for (const { context, addresses } of visits) {
      await bytesFor(context, `${home}/self-assessment?lang=uk&beside=ar`);
      for (const address of addresses) weights.set(`uk ar ${address}`, await bytesFor(context, `${home}/self-assessment${address}`));
      await bytesFor(context, `${home}/self-assessment?beside=none`);
    }
    if (process.env.WEIGHTS) console.log(Object.fromEntries(weights));
    expect(weights.get('first')).toBeLessThan(100_000);
    expect([...weights].slice(1).filter(([, bytes]) => bytes >= 30_000)).toEqual([]);
  }, 240_000);

  it('the first one asks no more of a slow line than it carries in half a second', async () => {
    const asked = await onTheLine(await browser.newContext({ viewport: NARROW }), `${home}/self-assessment?lang=ar`, 'networkidle');
    expect(asked.rounds).toBeGreaterThan(1);
    expect(secondsOn(FAST_3G, asked)).toBeLessThan(0.5);
  });

  it('the first one is there on a slow line; how fast on this machine is told', async () => {
    const page = await (await browser.newContext({ viewport: NARROW })).newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', FAST_3G);
    await page.goto(`${home}/self-assessment?lang=ar`, { waitUntil: 'load' });
    const took = Number(await page.evaluate('performance.getEntriesByType("navigation")[0].loadEventEnd'));
    console.log(`  first page on a line of fast 3G: ${Math.round(took)} ms`);
    expect(await page.locator('h1').isVisible()).toBe(true);
  });
});

/** The line alone, which is the same on every machine: exchanges that wait for one another, then its bytes one after the other. */
function secondsOn({ latency, downloadThroughput }: typeof FAST_3G, { rounds, bytes }: OnTheLine): number {
  return (rounds * latency) / 1_000 + bytes / downloadThroughput;
}
