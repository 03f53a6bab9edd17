import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { Principals } from '../../src/identity/index.js';
import { Drafts } from '../../src/self-assessment/application/drafts.js';
import { type Answers, SECTIONS } from '../../src/self-assessment/domain/answers.js';
import { lettersTo, linksIn } from '../fixtures/a-draft.js';
import { freePort } from '../fixtures/listening-service.js';
import { CHROMIUM, hasChromium, keptPicture, lookedAt, QUIET } from '../fixtures/looked-at.js';
import { MailServer } from '../fixtures/mail-server.js';
import { referenceService, type TestService } from '../fixtures/test-service.js';

const WIDTH = 320;
const JOB = {
  id: 'j1',
  words: 'Looked after an old lady',
  country: 'IT',
  from: '2018-01',
  hoursPerWeek: 54,
  occupation: '5322',
  skills: [],
};
const SAID = {
  ...{ from: 'IT', to: 'MD', want: 'work', plan: 'permanent', languages: [{ language: 'ro', level: 'C2' }] },
  ...{ jobs: [{ ...JOB, confirmedBy: 'letter' }], passed: ['validation-stage'], finished: [...SECTIONS] },
};

(hasChromium ? describe : describe.skip)('coming back, in a browser', () => {
  let server: MailServer;
  let service: TestService;
  let browser: Browser;
  let home: string;
  beforeAll(async () => {
    server = await MailServer.listening();
    const port = await freePort();
    service = await referenceService({ PORT: String(port), SMTP_URL: server.url, MAIL_FROM: 'passerelle@example.md' });
    const load = service.app.get(LoadDemonstration);
    await load.vacancies();
    await service.app.listen(port, '127.0.0.1');
    home = `http://localhost:${port}`;
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  });
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
    await server?.stop();
  });

  const opened = async (language: string): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await browser.newContext({ viewport: { width: WIDTH, height: 700 }, locale: language });
    const page = await context.newPage();
    return { context, page };
  };
  const look = async (page: Page, name: string) => {
    expect({ name, ...(await lookedAt(page)) }).toEqual({ name, violations: [], width: WIDTH });
    expect({ name, words: await page.locator('main').textContent() }).not.toMatchObject({
      words: expect.stringMatching(/journey\.|letter\.papers|\{\w+\}|undefined|NaN/),
    });
    await keptPicture(page, `returning-${name}`);
  };
  const answered = async (context: BrowserContext, said: object) => {
    const token = (await context.cookies(`${home}/self-assessment`)).find(({ name }) => name.endsWith('passerelle-answers'))?.value;
    await service.app.get(Drafts).answer(token, (answers) => ({ ...answers, ...said }) as unknown as Answers);
  };

  const returnee = async () =>
    (await service.app.get(Principals).demonstration()).find(({ grants }) => grants.some(({ role }) => role === 'returnee'))?.id;

  it.each(['en', 'ar'])(
    'by a link, with letters about new work, photographs and an account of their own, in %s, 320 pixels wide',
    async (language) => {
      const address = `ana.${language}@example.md`;
      const first = await opened(language);
      await first.page.goto(`${home}/self-assessment?lang=${language}`);
      await look(first.page, `${language}-start`);
      await first.page.check('#keep-30');
      await first.page.click('form[action$=begin] button');
      await answered(first.context, SAID);
      await first.page.goto(`${home}/self-assessment/keep`);
      await first.page.fill('#address', address);
      await first.page.click('button[value=send]');
      await look(first.page, `${language}-sent`);
      const [letter] = await lettersTo(service, server, address, 1);

      const { context, page } = await opened(language);
      await page.goto(`${home}/self-assessment/link?lang=${language}`);
      await look(page, `${language}-ask`);
      await page.goto(home + (linksIn(letter?.text ?? '')[0] ?? '').replace(/lang=\w\w/, `lang=${language}`));
      await look(page, `${language}-link`);
      await page.click('form[action$=link] button');
      expect(new URL(page.url()).pathname).toBe('/self-assessment/check');

      await page.goto(`${home}/self-assessment/answer`);
      await look(page, `${language}-answer`);
      await page.click('a[href="/self-assessment/alerts"]');
      await page.check('#every-week');
      await page.fill('#address', address);
      await look(page, `${language}-alerts`);
      await page.click('button[value=ask]');
      await look(page, `${language}-alerts-asked`);
      const confirm = linksIn((await lettersTo(service, server, address, 2))[1]?.text ?? '')[0] ?? '';
      await page.goto(home + confirm);
      await look(page, `${language}-confirm`);
      await page.click('form[action$=confirm] button');
      await look(page, `${language}-confirmed`);
      await page.goto(`${home}/self-assessment/list`);
      await page.emulateMedia({ media: 'print' });
      await keptPicture(page, `returning-${language}-list-on-paper`);
      expect(await page.locator('.passerelle-leave').isVisible()).toBe(false);
      await page.emulateMedia({ media: 'screen' });
      await look(page, `${language}-list`);

      await answered(context, {
        credentials: [{ id: 'c1', facts: { kind: 'formal', country: 'IT', title: `Attestato OSS ${language}` } }],
      });
      await page.goto(`${home}/self-assessment/papers`);
      await page.click('form[enctype] button');
      await look(page, `${language}-papers-wrong`);
      const picture = await sharp({ create: { width: 60, height: 80, channels: 3, background: '#357' } })
        .png()
        .toBuffer();
      await page.setInputFiles('#file-c1', { name: 'diploma.png', mimeType: 'image/png', buffer: picture });
      await page.click('form[enctype] button');
      expect(await page.locator('a[href^="/self-assessment/papers/"]').count()).toBe(1);
      await look(page, `${language}-papers`);

      await page.goto(`${home}/self-assessment/account`);
      await look(page, `${language}-account`);
      await page.click('a[href^="/sign-in"]');
      await page.click(`button[value="${await returnee()}"]`);
      await page.waitForURL('**/self-assessment/profile**');
      await look(page, `${language}-profile`);
      await page.click('form[action$=profile] button');
      await look(page, `${language}-profile-wrong`);
      await page.check('#agree-yes');
      await page.click('form[action$=profile] button');
      await look(page, `${language}-kept`);
      await page.click('a[href$="/papers"]');
      await look(page, `${language}-papers-of-profile`);
      await page.goto(`${home}/self-assessment/check`);
      expect(new URL(page.url()).pathname).toBe('/self-assessment');
      await context.close();
      await first.context.close();
    },
    180_000,
  );

  it('takes photographs and gives links without a script', async () => {
    const context = await browser.newContext({ viewport: { width: WIDTH, height: 700 }, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${home}/self-assessment?lang=fr`);
    await page.check('#keep-1');
    await page.click('form[action$=begin] button');
    await answered(context, { credentials: [{ id: 'c1', facts: { kind: 'formal', country: 'IT', title: 'Attestato OSS' } }] });
    await page.goto(`${home}/self-assessment/papers`);
    await page.setInputFiles('#file-c1', { name: 'x.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') });
    await page.click('form[enctype] button');
    expect(await page.locator('main').textContent()).toContain('PDF 1');
    await page.goto(`${home}/self-assessment/keep`);
    await page.fill('#address', 'eu@example.md');
    await page.click('button[value=send]');
    expect(await page.locator('[role=status]').textContent()).toContain('eu@example.md');
    await context.close();
  }, 60_000);
});
