import { type Browser, chromium } from 'playwright-core';
import { freePort } from '../fixtures/listening-service.js';
import { CHROMIUM, hasChromium, QUIET } from '../fixtures/looked-at.js';
import { end, start } from '../fixtures/service-process.js';
import { type TestDatabase, testDatabase } from '../fixtures/test-database.js';
import { Walk } from '../fixtures/walks.js';

(hasChromium ? describe : describe.skip)('a self-assessment while the service is killed', () => {
  let browser: Browser;
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  });
  afterAll(async () => {
    await browser?.close();
    await database?.drop();
  });

  it('loses neither what was said nor what is typed and unsent: the form is sent to the one that was started again', async () => {
    const environment = { PORT: String(await freePort()), ROLES: 'api', DEMONSTRATION: 'no' };
    const first = await start(database.url, 'restarted', environment);
    const page = await (await browser.newContext()).newPage();
    const walk = new Walk(page, 'restarted');
    await walk.begin(first.address, 'en');
    await walk.where('IT', 'MD', 'work');
    await walk.press('done');
    await page.fill('#words', 'Looked after an old lady');
    await page.fill('#from-month', '1');
    await page.fill('#from-year', '2018');
    await page.fill('#hours', '54');
    await end(first.child, 'SIGKILL');
    const second = await start(database.url, 'restarted', environment);
    await walk.press('add');
    expect(walk.stop).toBe('jobs/j1/occupation');
    await page.goto(`${second.address}/self-assessment/check`);
    const said = await page.locator('main').textContent();
    for (const words of ['Italy', 'Moldova', 'Looked after an old lady', '54 hours a week']) expect(said).toContain(words);
    await end(second.child, 'SIGTERM');
  }, 240_000);
});
