import type { BrowserContext, Page } from 'playwright-core';
import { LayTheDesk, LoadDemonstration } from '../../src/demonstration/index.js';
import { Drafts } from '../../src/self-assessment/application/drafts.js';
import { type Answers, SECTIONS } from '../../src/self-assessment/domain/answers.js';
import { demonstratedInBrowser, INSTALLATION, type InBrowser } from '../fixtures/demonstrated-in-browser.js';
import { bytesFor, hasChromium, inLanguage, keptPicture, LOOKED_LANGUAGES, lookedAt, signedIn } from '../fixtures/looked-at.js';
import { eventually } from '../fixtures/test-service.js';

const NARROW = { width: 320, height: 800 };
const ANA = '01900000-0000-7001-8000-000000000002';
const PASSPORT = `/people/${ANA}/passport`;
const SESSION = /passerelle-session$/;
const RAW = /\b(?:journey|confirmation|passport|profile|letter|referral|review|account|error)\.[a-z][\w.-]+|\{\w+\}|undefined|NaN|ليس رقم/;
const JOB = { id: 'j1', words: 'Looked after an old lady', country: 'IT', from: '2018-01', hoursPerWeek: 54, occupation: '5322' };
const SAID = {
  ...{ from: 'IT', to: 'MD', want: 'work', plan: 'permanent', languages: [{ language: 'ro', level: 'C2' }] },
  ...{ jobs: [{ ...JOB, skills: [], confirmedBy: 'letter' }], passed: ['validation-stage'], finished: [...SECTIONS] },
  credentials: [{ id: 'c1', facts: { kind: 'formal', country: 'IT', title: 'Attestato OSS' } }],
};

(hasChromium ? describe : describe.skip)('what a returning person and an employer read, in every language, 320 pixels wide', () => {
  let shown: InBrowser;
  let person: BrowserContext;
  beforeAll(async () => {
    shown = await demonstratedInBrowser();
    person = await signedIn(shown.browser, shown.home, 'Continue: Returning person', NARROW);
    const page = await person.newPage();
    await page.goto(`${shown.home}/self-assessment`);
    await page.check('#keep-30');
    await page.click('form[action$=begin] button');
    const answers = (await person.cookies(page.url())).find(({ name }) => name.endsWith('passerelle-answers'));
    await shown.service.app.get(Drafts).answer(answers?.value, (before) => ({ ...before, ...SAID }) as unknown as Answers);
    await page.close();
  }, 180_000);
  afterAll(() => shown?.stop());

  const look = async (page: Page, name: string, language: string) => {
    expect({ name, language: await page.getAttribute('html', 'lang') }).toEqual({ name, language });
    expect({ name, ...(await lookedAt(page)) }).toEqual({ name, violations: [], width: NARROW.width });
    expect({ name, raw: RAW.exec((await page.locator('body').textContent()) ?? '')?.[0] }).toEqual({ name, raw: undefined });
    await keptPicture(page, `every-${language}-${name}`);
  };
  const visit = async (page: Page, address: string, language: string, name = address) => {
    await page.goto(shown.home + inLanguage(address, language));
    await look(page, name, language);
  };
  const press = async (page: Page, button: string, name: string, language: string) => {
    await page.click(button);
    await look(page, name, language);
  };
  /** The same answers where nobody has signed in. */
  const signedOut = async (): Promise<BrowserContext> => {
    const context = await shown.browser.newContext({ viewport: NARROW });
    const cookies = await person.cookies(`${shown.home}/self-assessment`);
    await context.addCookies(cookies.filter(({ name }) => name.endsWith('passerelle-answers')));
    return context;
  };

  it.each(LOOKED_LANGUAGES)(
    'in %s: work is confirmed by an employer, and answers wait to become a profile',
    async (language) => {
      const page = await person.newPage();
      await visit(page, '/self-assessment/profile', language, 'first-profile');
      const context = await signedOut();
      const own = await context.newPage();
      await visit(own, '/self-assessment/account', language);
      await own.goto(shown.home + inLanguage('/self-assessment/confirmations/j1', language));
      await own.selectOption('#language', language);
      await press(own, 'form[action="/self-assessment/confirmations/j1"] button', 'confirmation-form', language);
      const code = (await own.locator('.passerelle-code').textContent())?.trim() ?? '';
      const employer = await context.newPage();
      await visit(employer, '/confirm-work', language);
      await employer.fill('#code', '0000');
      await press(employer, 'main form button', 'confirm-work-wrong-code', language);
      await employer.fill('#code', code);
      await press(employer, 'main form button', 'confirm-work-job', language);
      await press(employer, 'form[action$=answer] button', 'confirm-work-missing', language);
      await employer.check('#verdict-some');
      await employer.check('#right-time');
      for (const field of ['name', 'role', 'organisation']) await employer.fill(`#${field}`, 'Maria Rossi');
      await press(employer, 'form[action$=answer] button', 'confirm-work-thanks', language);
      await visit(own, '/self-assessment/confirmations/j1', language, 'confirmed');
      await context.close();
      await page.close();
    },
    120_000,
  );

  describe('who is registered', () => {
    let addresses: readonly string[];
    beforeAll(async () => {
      const { app } = shown.service;
      await app.get(LoadDemonstration).people();
      const asked = { url: `/v1/profiles/${ANA}/matches`, headers: { authorization: `Bearer ${INSTALLATION}` } };
      await eventually(
        async () => (await app.inject(asked)).json(),
        ({ fresh, items }) => fresh && items.length > 0,
        60_000,
      );
      await app.get(LayTheDesk).execute();
      const page = await person.newPage();
      await page.goto(shown.home + PASSPORT);
      await page.click('main form:has(#beside) button');
      const passport = new URL(page.url()).pathname;
      await page.goto(`${shown.home}/account/referrals`);
      const referral = (await page.locator('main a[href^="/account/referrals/"]').first().getAttribute('href')) ?? '';
      await page.close();
      addresses = [
        ...[
          '/self-assessment/profile',
          referral,
          ...['work', 'looking', 'data', 'data/erasure', 'letters', 'papers', 'reviews'].map((of) => `/people/${ANA}/${of}`),
        ],
        ...[PASSPORT, passport, `${passport}/shares`, '/desk'],
      ];
    }, 180_000);

    it.each(LOOKED_LANGUAGES)(
      'in %s: pages of their own, and what is refused to them',
      async (language) => {
        const page = await person.newPage();
        for (const address of addresses) await visit(page, address, language, address.replace(/[0-9a-f-]{36}/g, 'id'));
        await page.goto(`${shown.home}${addresses.find((one) => one.endsWith('/shares'))}`);
        await press(page, 'main form[action$=shares] button', 'share-wrong', language);
        await page.fill('#reader', 'Cabinet Rossi');
        await press(page, 'main form[action$=shares] button', 'share-made', language);
        const link = new URL((await page.locator('.govuk-inset-text code').textContent()) ?? '');
        await page.goto(shown.home + inLanguage(link.pathname + link.search, language));
        await press(page, 'main form button', 'shared-wrong', language);
        await page.fill('#name', 'Maria Rossi');
        await press(page, 'main form button', 'shared-opened', language);
        await page.close();
      },
      120_000,
    );

    it('weigh less than 30 kB each after the first page, a passport in two languages too', async () => {
      const beside = addresses.filter((one) => /passport\/[0-9a-f-]{36}$/.test(one)).map((one) => `${one}?beside=ar`);
      const weights = new Map<string, number>();
      for (const address of ['/account', ...addresses, ...beside, '/confirm-work', '/passport/verify', '/receipt'])
        weights.set(address, await bytesFor(person, shown.home + inLanguage(address, 'uk')));
      if (process.env.WEIGHTS) console.log(Object.fromEntries(weights));
      expect([...weights].slice(1).filter(([, bytes]) => bytes >= 30_000)).toEqual([]);
    }, 60_000);

    it.each(LOOKED_LANGUAGES)(
      'in %s: pages of everybody, and what was typed when the session had ended',
      async (language) => {
        const context = await shown.browser.newContext({ viewport: NARROW });
        const page = await context.newPage();
        for (const address of ['/leave', '/receipt', '/account/referrals']) await visit(page, address, language);
        await page.goto(`${shown.home}/receipt`);
        await page.fill('#code', '7K2M-9QXD-4HBT');
        await press(page, 'main form[action^="/receipt"] button', 'receipt-wrong', language);
        await page.goto(`${shown.home}/passport/verify`);
        await press(page, 'main form button', 'verify-wrong', language);
        await context.addCookies((await person.cookies(shown.home)).filter(({ name }) => SESSION.test(name)));
        await page.goto(`${shown.home}/people/${ANA}/letters`);
        await context.clearCookies({ name: SESSION });
        await press(page, 'form[action$=letters] button', 'typed', language);
        expect(await page.locator('a[href="/sign-in"]').count()).toBe(1);
        await context.close();
      },
      120_000,
    );
  });
});
