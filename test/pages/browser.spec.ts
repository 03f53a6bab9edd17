import fs from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium } from 'playwright-core';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PERSON = '/people/01900000-0000-7001-8000-000000000002';
const ADDRESSES = [
  '/',
  '/agreements',
  '/agreements/ro-md-education',
  '/agreements/ro-md-education/versions/3/changes',
  '/agreements/mercosur-studies',
  '/people',
  PERSON,
  `${PERSON}/reviews`,
  `${PERSON}/reviews/new?about=match-list`,
  '/about/data',
  '/problems',
  '/nowhere',
];
const found = fs.existsSync(CHROMIUM);
if (!found) console.log(`No Chromium at ${CHROMIUM}: pages are not looked at in a browser. Set CHROMIUM to one.`);

(found ? describe : describe.skip)('in a browser', () => {
  let service: TestService;
  let browser: Browser;
  let home: string;
  beforeAll(async () => {
    service = await testService();
    const load = service.app.get(LoadDemonstration);
    await load.reference(true);
    await load.people();
    await load.vacancies();
    await eventually(
      async () => (await service.app.inject(`/v1/profiles/${PERSON.split('/')[2]}/matches`)).json(),
      ({ fresh, items }) => fresh && items.length > 0,
    );
    await service.app.listen(0, '127.0.0.1');
    home = await service.app.getUrl();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  });
  afterAll(async () => {
    await browser?.close();
    await service.stop();
  });

  it.each([320, 1280])(
    'every page at %i pixels is accessible, fits the screen and breaks no content policy',
    async (width) => {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      for (const [at, address] of ADDRESSES.entries()) {
        const page = await context.newPage();
        const complaints: string[] = [];
        page.on('console', (message) => message.type() === 'error' && !message.text().includes('404') && complaints.push(message.text()));
        await page.goto(`${home}${address}${address.includes('?') ? '&' : '?'}lang=${['en', 'ro', 'fr'][at % 3]}`);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect({ address, violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`) }).toEqual({ address, violations: [] });
        expect({ address, scrolls: await page.evaluate('document.documentElement.scrollWidth') }).toEqual({ address, scrolls: width });
        expect(complaints).toEqual([]);
        if (process.env.SCREENSHOTS)
          await page.screenshot({
            path: path.join(process.env.SCREENSHOTS, `${width}${address.replaceAll(/[/?=]/g, '-')}.png`),
            fullPage: true,
          });
        await page.close();
      }
      await context.close();
    },
    120_000,
  );
});
