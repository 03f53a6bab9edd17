import { type Browser, chromium } from 'playwright-core';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { freePort } from '../fixtures/listening-service.js';
import { CHROMIUM, hasChromium, lookedAt, QUIET } from '../fixtures/looked-at.js';
import { referenceService, type TestService } from '../fixtures/test-service.js';

(hasChromium ? describe : describe.skip)('signing in with a real browser, in a trial without encryption', () => {
  let service: TestService;
  let browser: Browser;
  let port: number;
  beforeAll(async () => {
    port = await freePort();
    service = await referenceService({ ROLES: 'api', PORT: String(port), API_TOKEN: 'a-token-of-the-installation' });
    await service.app.get(LoadDemonstration).people();
    await service.app.listen(port, '127.0.0.1');
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  it('works without a script and without a fault for those who hear the page, and shows nothing once out', async () => {
    const context = await browser.newContext({ javaScriptEnabled: true });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    const hears = async () => (await lookedAt(page)).violations.map((one) => `${page.url()} ${one}`);
    await page.goto(`http://127.0.0.1:${port}/account`);
    expect(await hears()).toEqual([]);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(/\/sign-in\/choose\//);
    expect(await hears()).toEqual([]);
    await page.getByRole('button', { name: 'Continue: Assessor of a competent authority, Romania' }).click();
    await page.waitForURL(`http://localhost:${port}/account`);
    expect(await page.textContent('main')).toContain('Assessor of a competent authority: Romania');
    expect(await hears()).toEqual([]);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`http://localhost:${port}/`);
    await page.goBack();
    expect(await page.textContent('main')).not.toContain('Assessor of a competent authority: Romania');
    expect(faults).toEqual([]);
  });

  it('is left quickly, by the keyboard and without a script, and what was seen does not come back', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const home = `http://localhost:${port}`;
    await page.goto(`${home}/sign-in`);
    await page.getByRole('button', { name: 'Continue: Returning person' }).click();
    await page.waitForURL(`${home}/account`);
    await page.goto(`${home}/people/01900000-0000-7001-8000-000000000002/reviews`);
    expect(await page.textContent('h1')).toBe('What you asked a person to look at');
    const leave = page.getByRole('button', { name: 'Leave quickly' });
    expect(await leave.isVisible()).toBe(true);
    await leave.press('Enter');
    await page.waitForURL(`${home}/leave`);
    expect(await page.textContent('body')).not.toMatch(/Passerelle|sign/i);
    expect((await context.cookies()).map(({ name }) => name)).not.toContain('passerelle-session');
    await page.goBack();
    await page.waitForLoadState();
    expect(await page.textContent('body')).not.toContain('What you asked a person to look at');
    await page.goBack();
    expect(await page.textContent('main')).toContain('You are not signed in');
    await context.close();
  });
});
