import { type Browser, chromium, type Page } from 'playwright-core';
import { freePort } from '../fixtures/listening-service.js';
import { CHROMIUM, hasChromium, keptPicture, lookedAt, QUIET } from '../fixtures/looked-at.js';
import { referenceService, type TestService } from '../fixtures/test-service.js';

(hasChromium ? describe : describe.skip)('a registrar in a browser, by keyboard only and without a script', () => {
  let service: TestService;
  let browser: Browser;
  let home: string;
  beforeAll(async () => {
    const port = await freePort();
    service = await referenceService({ ROLES: 'api', PORT: String(port) });
    await service.app.listen(port, '127.0.0.1');
    home = `http://localhost:${port}`;
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  });
  afterAll(async () => {
    await browser?.close();
    await service.stop();
  });

  const look = async (page: Page, width: number, name: string) => {
    expect({ name, ...(await lookedAt(page)) }).toEqual({ name, violations: [], width });
    await keptPicture(page, `${name}-${width}`);
  };
  /** Goes on by Tab until the field has the focus, however many fields lie before it. */
  const tabTo = async (page: Page, selector: string) => {
    for (let n = 0; n < 120; n += 1) {
      if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${selector}.`);
  };
  const type = async (page: Page, field: string, text: string) => {
    await tabTo(page, `#${field}`);
    await page.keyboard.type(text);
  };
  const press = async (page: Page, selector: string) => {
    await tabTo(page, selector);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  };

  it.each([320, 1280])(
    'at %i pixels: signs in, searches, registers after an error, prints the receipt',
    async (width) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled: true, locale: 'en' });
      const page = await context.newPage();
      await page.goto(`${home}/sign-in?lang=en`);
      await page.getByRole('button', { name: 'Consular registrar, Moldova' }).press('Enter');
      await page.waitForURL(/\/account/);
      await page.goto(`${home}/desk/people?lang=en`);
      await look(page, width, 'people');
      await type(page, 'name', 'Стефан Цуркан');
      await press(page, 'main form[method="post"] button');
      await page.waitForSelector('#found');
      await look(page, width, 'people-none');
      await page.goto(`${home}/desk/people/new?lang=en`);
      await look(page, width, 'registration');
      await type(page, 'name', 'Ștefan Țurcan');
      await type(page, 'birthYear', '79');
      await press(page, 'button.govuk-button:not([name="show"]):not(.govuk-button--warning)');
      await page.waitForSelector('.govuk-error-summary');
      await look(page, width, 'registration-wrong');
      await press(page, '.govuk-error-summary a[href="#birthYear"]');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('1979');
      await type(page, 'work0', '5322');
      await type(page, 'workCountry0', 'Ita');
      await type(page, 'workFrom0', '2018-01');
      await tabTo(page, '#consent-referral');
      await page.keyboard.press('Space');
      await tabTo(page, '#heard-on-paper');
      await page.keyboard.press('Space');
      await press(page, 'button.govuk-button:not([name="show"]):not(.govuk-button--warning)');
      if (width > 400) {
        await look(page, width, 'registration-twins');
        await tabTo(page, '#apart-1');
        await page.keyboard.press('Space');
        await press(page, 'button.govuk-button:not([name="show"]):not(.govuk-button--warning)');
      }
      expect(page.url()).toContain('/receipt');
      expect(await page.textContent('h1')).toBe('Receipt of a registration');
      await look(page, width, 'receipt');
      await page.emulateMedia({ media: 'print' });
      await keptPicture(page, `receipt-print-${width}`);
      await page.emulateMedia({ media: 'screen' });
      await page.goto(`${home}/desk/forms/registration?lang=ro&beside=fr`);
      await look(page, width, 'paper');
      await page.emulateMedia({ media: 'print' });
      await keptPicture(page, `paper-print-${width}`);
      await context.close();
    },
    180_000,
  );
});
