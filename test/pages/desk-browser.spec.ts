import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { LayTheDesk, LoadDemonstration } from '../../src/demonstration/index.js';
import { freePort } from '../fixtures/listening-service.js';
import { attentivePage, CHROMIUM, hasChromium, inLanguage, keptPicture, lookedAlso, lookedAt, QUIET } from '../fixtures/looked-at.js';
import { eventually, referenceService, type TestService } from '../fixtures/test-service.js';

const ANA = '01900000-0000-7001-8000-000000000002';
const MOST_TABS = 400;

interface Said {
  readonly textContent: string | null;
}

/** Tabs on to what has these words, as somebody does who cannot use a mouse. */
async function reach(page: Page, words: RegExp): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    if (!(await focused.count())) continue;
    const said = await focused.evaluate((one) => {
      const { labels, textContent } = one as unknown as Said & { readonly labels?: Iterable<Said> };
      const label = [...(labels ?? [])].map((each) => each.textContent).join(' ');
      return label || textContent || '';
    });
    if (words.test(said.replace(/\s+/g, ' ').trim())) return;
  }
  throw new Error(`Nothing with ${words} is reached by Tab on ${page.url()}.`);
}

async function press(page: Page, words: RegExp): Promise<void> {
  await reach(page, words);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

(hasChromium ? describe : describe.skip)('the desk in a real browser', () => {
  let service: TestService;
  let browser: Browser;
  let home: string;
  beforeAll(async () => {
    const port = await freePort();
    home = `http://localhost:${port}`;
    service = await referenceService({ PORT: String(port), API_TOKEN: 'a-token-of-the-installation' });
    const load = service.app.get(LoadDemonstration);
    await load.people();
    await load.vacancies();
    const headers = { authorization: 'Bearer a-token-of-the-installation' };
    await eventually(
      async () => (await service.app.inject({ url: `/v1/profiles/${ANA}/matches`, headers })).json(),
      ({ fresh, items }) => fresh && items.length > 0,
    );
    await service.app.get(LayTheDesk).execute();
    await service.app.listen(port, '127.0.0.1');
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await service.stop();
  });
  const signedIn = async (width: number, javaScriptEnabled: boolean): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(`${home}/sign-in?returnTo=/desk`);
    await page.getByRole('button', { name: 'Continue: Caseworker, Moldova', exact: true }).click();
    await page.waitForURL(`${home}/desk`);
    return { context, page };
  };

  it('by keys alone and without a script: from today to a person, why, the proposal and its outcome', async () => {
    const { context, page } = await signedIn(1280, false);
    await press(page, /^People$/);
    await press(page, /^Ana Munteanu/);
    await press(page, /^Part by part/);
    expect(await page.textContent('main')).toContain('What was checked');
    await press(page, /^Propose$/);
    expect(await page.textContent('h1')).toContain('Propose');
    await press(page, /^Propose$/);
    expect(await page.textContent('main')).toContain('waiting for the person');
    await reach(page, /^my skills$/);
    await page.keyboard.press('Space');
    await reach(page, /^Until which day/);
    const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await page.locator(':focus').fill(day);
    await press(page, /^I agree$/);
    expect(await page.textContent('main')).toContain('the person agrees');
    await press(page, /^Record$/);
    expect(await page.textContent('main')).toContain('recipient contacted');
    await reach(page, /^What happened/);
    await page.keyboard.type('hired');
    await press(page, /^Record$/);
    expect(await page.textContent('main')).toMatch(/hired/);
    await context.close();
  }, 120_000);

  it('by keys alone and without a script: a vacancy to confirm is found and confirmed', async () => {
    const { context, page } = await signedIn(320, false);
    await press(page, /^Vacancies$/);
    await reach(page, /^Words in the title/);
    await page.keyboard.type('Om bun');
    await press(page, /^Show$/);
    await press(page, /^Om bun la toate/);
    expect(await page.textContent('main')).toContain('to confirm');
    await reach(page, /\(\d{4}\)$/);
    await page.keyboard.press('Space');
    await press(page, /^Confirm$/);
    expect(await page.textContent('main')).toContain('Recorded');
    expect(page.url()).toContain('done=coded');
    await context.close();
  }, 120_000);

  const PAGES = [
    ...['/desk', '/desk/people', '/desk/people/mine', '/desk/people/waiting', `/desk/people/${ANA}`, `/desk/people/${ANA}?beside=ro`],
    ...['/desk/people/new', '/desk/forms/registration?beside=ro', '/desk/assignments/new', '/desk/coding', '/desk/fees', '/desk/agencies'],
    ...[
      '/desk/vacancies',
      '/desk/vacancies?region=X&occupation=99999',
      '/desk/cases',
      '/desk/feeds',
      '/desk/glass',
      '/desk/glass?problem=seen',
    ],
    ...['/desk/referrals', '/desk/reviews', '/account', '/leave'],
  ];
  /** Pages that a list leads to. */
  const linkedPages = async (page: Page): Promise<readonly string[]> => {
    const linked = async (address: string, links: string) => {
      await page.goto(`${home}${address}`);
      return (await page.locator(`main ${links}`).first().getAttribute('href')) ?? '';
    };
    const unclear = await linked('/desk/vacancies?source=demonstration-md', 'a[href^="/desk/vacancies/"]');
    const why = await linked(`/desk/people/${ANA}`, 'a[href*="/vacancies/"]');
    const vacancy = why.split('/').pop();
    return [
      ...[unclear, `${unclear}?problem=occupation`, `${unclear}?done=coded`, why, `/desk/vacancies/${vacancy}`],
      `/desk/fees/${vacancy}/report?problem=words`,
      await linked('/desk/people/waiting', 'a[href$="/door"]'),
      await linked(`/desk/people/${ANA}`, 'a[href*="/referrals/new"]'),
      await linked('/desk/feeds', 'a[href^="/desk/feeds/"]'),
      await linked('/desk/referrals', 'a[href^="/desk/referrals/"]:not([href*=list])'),
      await linked('/desk/reviews', 'a[href^="/desk/reviews/"]'),
    ];
  };

  it.each(lookedAlso(['ar', 320] as const, ['en', 320], ['ro', 320], ['fr', 1280]))(
    'in %s at %i pixels every page is accessible, fits the screen and says every text',
    async (language, width) => {
      const { context } = await signedIn(width, true);
      const { page, complaints } = await attentivePage(context);
      for (const address of [...PAGES, ...(await linkedPages(page))]) {
        await page.goto(home + inLanguage(address, language));
        expect({ address, ...(await lookedAt(page)) }).toEqual({ address, violations: [], width });
        const keys = (await page.textContent('body'))?.match(/\b(?:desk|referral|review|match|person|evidence)\.[a-z][\w.-]+/g);
        expect({ address, keys }).toEqual({ address, keys: null });
        await keptPicture(page, `desk-${width}-${language}${address}`);
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
    240_000,
  );
});
