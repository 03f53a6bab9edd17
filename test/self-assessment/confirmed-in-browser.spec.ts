import fs from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { demonstratedInBrowser, type InBrowser } from '../fixtures/demonstrated-in-browser.js';
import { hasChromium, keptPicture, lookedAt } from '../fixtures/looked-at.js';

interface Way {
  readonly language: string;
  readonly employers: string;
  readonly width: number;
  readonly script: boolean;
  readonly reads: { readonly person: string; readonly employer: string };
}

const WAYS: readonly Way[] = [
  {
    ...{ language: 'ar', employers: 'it', width: 320, script: true },
    reads: { person: 'أكده صاحب عمل', employer: 'Qualcuno dice di aver fatto questo lavoro' },
  },
  {
    ...{ language: 'ro', employers: 'ar', width: 320, script: false },
    reads: { person: 'Un angajator a confirmat', employer: 'يقول شخص إنه قام بهذا العمل لديك' },
  },
];

(hasChromium ? describe : describe.skip)('work and its confirmation in a browser', () => {
  let shown: InBrowser;
  let browser: Browser;
  let home: string;
  beforeAll(async () => {
    shown = await demonstratedInBrowser();
    ({ browser, home } = shown);
  });
  afterAll(() => shown?.stop());

  const opened = async ({ width, script }: Pick<Way, 'width' | 'script'>): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 700 }, javaScriptEnabled: script });
    return context.newPage();
  };
  const look = async (page: Page, { language, script }: Pick<Way, 'language' | 'script'>, name: string) => {
    const { pathname } = new URL(page.url());
    if (script) expect({ pathname, ...(await lookedAt(page)) }).toEqual({ pathname, violations: [], width: page.viewportSize()?.width });
    expect(await page.locator('main').textContent()).not.toMatch(/journey\.|confirmation\.|\{\w+\}|undefined|NaN|ليس رقم/);
    await keptPicture(page, `confirmed-${language}-${name}`);
  };
  const say = (page: Page, act = 'say') => page.click(`button[name=act][value=${act}]`);
  const begun = async (page: Page, language: string) => {
    await page.goto(`${home}/self-assessment?lang=${language}`);
    await page.check('#keep-30');
    await page.click('form[action$=begin] button');
    await page.selectOption('#from', 'IT');
    await page.selectOption('#to', 'MD');
    await say(page);
    await page.check('#want-work');
    await page.check('#plan-permanent');
    await say(page);
    await say(page, 'done');
  };
  const jobTold = async (page: Page, way: Way) => {
    await page.fill('#words', 'badante');
    await page.fill('#from-month', '1');
    await page.fill('#from-year', '2018');
    await page.fill('#hours', '54');
    await say(page, 'add');
    await page.locator('input[name=occupation]').first().check();
    await say(page);
    await page.locator('input[name=skills]').first().check();
    for (const box of ['#often-daily', '#well-alone', '#confirmed-somebody']) await page.check(box);
    await page.fill('#own', 'Serve meals at table. Clean and polish glasses.');
    await look(page, way, 'skills');
    await say(page);
    expect(new URL(page.url()).pathname).toBe('/self-assessment/jobs/j1/own');
    await look(page, way, 'own');
    await say(page);
    expect(new URL(page.url()).pathname).toBe('/self-assessment/jobs/j1/confirmer');
    await page.fill('#name', 'Signora Rossi');
    await look(page, way, 'confirmer');
    await say(page);
    await look(page, way, 'jobs');
    await say(page, 'done');
  };

  it.each(WAYS)(
    'is told in $language, asked about in $employers, $width pixels wide, script $script',
    async (way) => {
      const page = await opened(way);
      await begun(page, way.language);
      await jobTold(page, way);
      await page.goto(`${home}/self-assessment/check`);
      await look(page, way, 'check');
      await page.click('a[href="/self-assessment/confirmations/j1"]');
      await look(page, way, 'ask');
      await page.selectOption('#language', way.employers);
      await page.selectOption('#beside', way.language);
      await page.click('form[action="/self-assessment/confirmations/j1"] button');
      await look(page, way, 'form');
      expect(await page.getAttribute('html', 'lang')).toBe(way.employers);
      const code = (await page.locator('.passerelle-code').textContent())?.trim() ?? '';
      const online = (await page.locator('code').first().textContent()) ?? '';
      if (process.env.SCREENSHOTS)
        fs.writeFileSync(`${process.env.SCREENSHOTS}/form-${way.language}.pdf`, await page.pdf({ format: 'A4' }));

      const employer = await opened(way);
      await employer.goto(`${home}${online.slice(online.indexOf('/confirm-work'))}`);
      await employer.fill('#code', '0000');
      await employer.click('main form button');
      await look(employer, way, 'wrong-code');
      await employer.fill('#code', code);
      await employer.click('main form button');
      expect(await employer.locator('main').textContent()).toContain(way.reads.employer);
      await employer.click('form[action$=answer] button');
      await look(employer, way, 'missing');
      await employer.check('#verdict-some');
      await employer.check('#right-time');
      for (const [field, words] of Object.entries({ name: 'Maria Rossi', role: 'figlia', organisation: 'famiglia' }))
        await employer.fill(`#${field}`, words);
      await employer.click('form[action$=answer] button');
      await look(employer, way, 'thanks');
      expect(new URL(employer.url()).search).toBe('');

      await page.goto(`${home}/self-assessment/confirmations/j1`);
      await look(page, way, 'answered');
      const words = await page.locator('main').textContent();
      expect(words).toContain(way.reads.person);
      expect(words).toContain('Maria Rossi, figlia, famiglia');
    },
    180_000,
  );

  it('is looked for in regions that are ticked by keyboard, on the map and in the list alike', async () => {
    const page = await opened({ width: 1280, script: true });
    await begun(page, 'uk');
    await page.goto(`${home}/self-assessment/wishes`);
    await look(page, { language: 'uk', script: true }, 'map');
    await page.focus('#regions-MD-BR');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.isChecked('#regions-MD-OC')).toBe(true);
    const places = await page
      .locator('.passerelle-map label')
      .evaluateAll((all) => all.map((one) => (one as { offsetTop: number }).offsetTop));
    expect(new Set(places).size).toBe(11);
    await page.click('form[action$=wishes] button[value=say]');
    await page.goto(`${home}/self-assessment/wishes/list`);
    await look(page, { language: 'uk', script: true }, 'list');
    expect(await page.isChecked('#regions-MD-OC')).toBe(true);
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(`${home}/self-assessment/wishes`);
    await look(page, { language: 'uk', script: true }, 'map-narrow');
  }, 60_000);
});
