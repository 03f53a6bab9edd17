import { type Browser, chromium } from 'playwright-core';
import { answeredJourney, passportMade } from '../fixtures/answered-journey.js';
import type { Browser as Walker } from '../fixtures/browser.js';
import { CHROMIUM, hasChromium, inLanguage, keptPicture, LOOKED_LANGUAGES, lookedAt, QUIET } from '../fixtures/looked-at.js';
import { referenceService, type TestService } from '../fixtures/test-service.js';

const WIDTH = 320;

(hasChromium ? describe : describe.skip)('the pages of a skills passport in a browser', () => {
  let service: TestService;
  let browser: Browser;
  let home: string;
  let person: Walker;
  let address: string;
  beforeAll(async () => {
    service = await referenceService();
    await service.app.listen(0, '127.0.0.1');
    home = (await service.app.getUrl()).replace('[::1]', '127.0.0.1');
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
    person = await answeredJourney(service, 'http://localhost');
    address = await passportMade(person);
  });
  afterAll(async () => {
    await browser?.close();
    await service.stop();
  });

  const herBrowser = async (javaScriptEnabled = true) => {
    const context = await browser.newContext({ viewport: { width: WIDTH, height: 800 }, javaScriptEnabled });
    for (const [key, { value }] of person.cookies)
      if (key.startsWith('passerelle-answers'))
        await context.addCookies([{ name: key.split(' ')[0] as string, value, url: `${home}/self-assessment` }]);
    return context;
  };

  it.each(LOOKED_LANGUAGES)('in %s are accessible, fit 320 pixels and hold no raw key', async (language) => {
    const code = /verify\?code=(\w{26})/.exec((await person.ask('GET', address)).body)?.[1];
    const shared = await person.ask('POST', `${address}/shares`, { parts: 'jobs', reader: 'Cabinet Rossi', days: '7' });
    const link = /\/passport\/shared\?with=[\w-]+/.exec(shared.body)?.[0] ?? '';
    const context = await herBrowser();
    const page = await context.newPage();
    const addresses = [
      ...['/self-assessment/passport', `${address}?beside=${language === 'it' ? 'ro' : 'it'}`, `${address}/shares`],
      ...[`/passport/verify?code=${code}`, '/passport/verify?code=unknown', '/passport/verify', link, '/passport/shared?with=nothing'],
    ];
    for (const at of addresses) {
      await page.goto(inLanguage(`${home}${at}`, language));
      expect({ at, ...(await lookedAt(page)) }).toEqual({ at, violations: [], width: WIDTH });
      expect(await page.locator('main').textContent()).not.toMatch(/passport\.|\{\w+\}|undefined|NaN/);
      await keptPicture(page, `passport-${language}-${addresses.indexOf(at)}`);
    }
    await page.goto(inLanguage(`${home}${link}`, language));
    await page.fill('#name', 'Maria Rossi');
    await page.click('main button');
    expect(await lookedAt(page)).toEqual({ violations: [], width: WIDTH });
    await context.close();
  });

  it('work without JavaScript: a passport is made, opened to a reader, read, and taken back', async () => {
    const context = await herBrowser(false);
    const page = await context.newPage();
    await page.goto(`${home}/self-assessment/passport?lang=en`);
    await page.selectOption('#beside', 'ro');
    await page.click('text=Make it');
    expect(await page.locator('article').textContent()).toContain('Pașaportul competențelor');
    await page.click('text=Let somebody read it');
    await page.fill('#reader', 'Cabinet Rossi');
    await page.click('text=Make the link');
    const link = (await page.locator('.govuk-inset-text code').textContent()) ?? '';
    const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await reader.goto(`${home}${new URL(link).pathname}${new URL(link).search}`);
    await reader.fill('#name', 'Maria Rossi');
    await reader.click('text=Read it');
    expect(await reader.locator('article').textContent()).toContain('Badante at home');
    await page.goto(page.url());
    expect(await page.locator('main').textContent()).toContain('Maria Rossi');
    await page.click('text=Take this link back');
    await reader.goto(`${home}${new URL(link).pathname}${new URL(link).search}`);
    expect(await reader.locator('h1').textContent()).toBe('This link opens nothing any more');
    await context.close();
  });
});
