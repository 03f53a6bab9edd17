import type { Browser, BrowserContext, Page } from 'playwright-core';
import { demonstratedInBrowser, type InBrowser } from '../fixtures/demonstrated-in-browser.js';
import { hasChromium, lookedAlso } from '../fixtures/looked-at.js';
import { WALKS, Walk } from '../fixtures/walks.js';

/** Sends each form twice, goes back to it and forward again before it goes on. */
class HesitantWalk extends Walk {
  override async press(value: string): Promise<void> {
    const sent = this.page.waitForRequest((request) => request.method() === 'POST');
    await super.press(value);
    const form = await sent;
    const next = this.stop;
    const again = await this.page.request.post(form.url(), {
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(form.url()).origin },
      data: form.postData() ?? '',
    });
    expect({ stop: next, status: again.status() }).toEqual({ stop: next, status: 200 });
    expect(new URL(again.url()).pathname).toBe(`/self-assessment/${next}`);
    const back = await this.page.goBack();
    expect({ stop: next, status: back?.status() ?? 200, faults: await this.page.locator('.govuk-error-summary').count() }).toEqual({
      ...{ stop: next, status: 200, faults: 0 },
    });
    await this.page.goto(`${new URL(form.url()).origin}/self-assessment/${next}`);
  }
}

(hasChromium ? describe : describe.skip)('what is pressed in the self-assessment', () => {
  let shown: InBrowser;
  let browser: Browser;
  let home: string;
  beforeAll(async () => {
    shown = await demonstratedInBrowser();
    ({ browser, home } = shown);
  });
  afterAll(() => shown?.stop());

  const opened = (script = true): Promise<BrowserContext> =>
    browser.newContext({ viewport: { width: 1280, height: 800 }, javaScriptEnabled: script });
  const answersOf = async (page: Page) => (await page.locator('main dl').allTextContents()).join('\n').replaceAll(/\s+/g, ' ');

  it.each(lookedAlso<keyof typeof WALKS>('E3', 'E1', 'E7'))(
    'counts once though each form is sent twice, and leads on from each page that the back button shows again: %s',
    async (persona) => {
      const [plain, hesitant] = await Promise.all([
        opened().then((context) => context.newPage()),
        opened().then((context) => context.newPage()),
      ]);
      const walks = [new Walk(plain, persona), new HesitantWalk(hesitant, persona)];
      for (const walk of walks) {
        await walk.begin(home, 'en');
        await WALKS[persona](walk);
      }
      expect(await answersOf(hesitant)).toBe(await answersOf(plain));
      for (const page of [plain, hesitant]) await page.context().close();
    },
    180_000,
  );

  it.each([true, false])(
    'the enter key sends what was typed, and no language; a language keeps it. Script %s',
    async (script) => {
      const context = await opened(script);
      const page = await context.newPage();
      const walk = new Walk(page, 'enter');
      await walk.begin(home, 'uk');
      await walk.where('IT', 'MD', 'work');
      await walk.press('done');
      await page.fill('#words', 'Badante la domiciliu');
      await page.press('#words', 'Enter');
      expect(await page.locator('.govuk-error-summary').count()).toBe(1);
      expect(await page.getAttribute('html', 'lang')).toBe('uk');
      await page.fill('#hours', '54');
      await page.click('nav.passerelle-header__languages button[lang=it]');
      expect(await page.getAttribute('html', 'lang')).toBe('it');
      expect([await page.inputValue('#words'), await page.inputValue('#hours')]).toEqual(['Badante la domiciliu', '54']);
      expect(await page.locator('.govuk-error-summary').textContent()).toContain('mese');
      await page.click('.passerelle-second summary');
      await page.click('.passerelle-besides button[lang=ar]');
      expect(await page.inputValue('#words')).toBe('Badante la domiciliu');
      expect(await page.locator('h1 [lang=ar]').getAttribute('dir')).toBe('rtl');
      await walk.date('from', '', '1', '2018');
      await page.press('#hours', 'Enter');
      expect(walk.stop).toBe('jobs/j1/occupation');
      await page.goto(`${home}/self-assessment?beside=none`);
      await context.close();
    },
    60_000,
  );

  it('is pressed by keyboard alone, from the first page to the answer of a school leaver', async () => {
    const context = await opened();
    const page = await context.newPage();
    await page.goto(`${home}/self-assessment?lang=en`);
    const reach = async (selector: string) => {
      for (let at = 0; at < 120; at++) {
        if (await page.locator(selector).and(page.locator(':focus')).count()) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`${selector} is not reached by Tab on ${page.url()}`);
    };
    const send = async (selector: string) => {
      await reach(selector);
      const left = page.waitForEvent('load');
      await page.keyboard.press('Enter');
      await left;
    };
    const tick = async (selector: string, moves = 0) => {
      await reach(selector);
      for (let at = 0; at < moves; at++) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
    };
    const button = (value: string) => `main form#asked button[name=act][value=${value}]`;
    await tick('#keep-30');
    await send('form[action$=begin] button.govuk-button:not([formaction])');
    await reach('#from');
    await page.keyboard.type('Moldova');
    await reach('#to');
    await page.keyboard.type('Romania');
    await send(button('say'));
    await tick('#want-work', 2);
    await tick('#plan-permanent');
    await send(button('say'));
    await reach('#words');
    await page.keyboard.type('atestat de studii medii cultura generala');
    await reach('#country');
    await page.keyboard.type('Moldova');
    await send(button('add'));
    await tick('input[name=title] >> nth=0');
    await send(button('say'));
    await tick('#kind-formal');
    await tick('#level-primary', 3);
    await send(button('say'));
    for (const _section of ['credentials', 'jobs', 'languages']) await send(button('done'));
    await reach('#answer-day');
    await page.keyboard.type('20');
    await page.keyboard.press('Tab');
    await page.keyboard.type('6');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2009');
    await send(button('say'));
    while (page.url().includes('/questions/')) await send(button('pass'));
    await send(button('say'));
    await send('a[href="/self-assessment/answer"] >> nth=0');
    expect(await page.locator('section[aria-labelledby=certain]').textContent()).toContain('Article');
    await context.close();
  }, 120_000);
});
