import { spawnSync } from 'node:child_process';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { PAGE_LANGUAGES } from '../src/platform/pages/language.js';
import { CHROMIUM, EVERY_LANGUAGE, inLanguage, QUIET, signedIn } from './fixtures/looked-at.js';
import { WALKS, Walk } from './fixtures/walks.js';

/** Not among the packages: a hundred megabytes that only who maintains the pages needs. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
const LEAST = { accessibility: 100, performance: 95 } as const;
const ANA = '/people/01900000-0000-7001-8000-000000000002';
const OF_EVERYBODY = [
  ...['/', '/agreements', '/agreements/ro-md-education', '/people', ANA, '/statistics', '/account', '/leave', '/receipt'],
  ...['/confirm-work', '/passport/verify', '/passport/verify?code=unknown', '/self-assessment/link'],
];
const LANGUAGES = ['en', 'ar', 'uk'];
const MOST_TRIES = 3;
/** Below /self-assessment, where somebody has answered. */
const OF_E7 = [
  ...['', '/answer', '/check', '/countries', '/plan', '/credentials', '/languages', '/questions/awarded-on/c1', '/wishes', '/keep'],
  ...['/alerts', '/papers', '/list', '/erased'],
];
const OF_E1 = [
  ...['/answer', '/jobs', '/jobs/j1/occupation', '/jobs/j1/skills', '/questions/validation-stage', '/confirmations/j1'],
  ...['/passport', '/account'],
];
const OF_E3 = ['/answer', '/check'];
const OF_PERSON = [
  '/account',
  '/account/referrals',
  ...['/work', '/looking', '/data', '/letters', '/papers', '/reviews', '/passport'].map((one) => ANA + one),
];
const IN_ALL = ['/self-assessment', '/self-assessment/answer'];

interface Visit {
  readonly address: string;
  /** Of whose answers they are. */
  readonly cookie?: string;
}

type Scores = Readonly<Record<keyof typeof LEAST, number>>;

/** Of 100, on a slow telephone and a slow line, as Lighthouse simulates them; 0 where its own browser broke off. */
function scoresOf({ address, cookie }: Visit): Scores {
  const asked = [`--only-categories=${Object.keys(LEAST)}`, '--chrome-flags=--headless --no-sandbox', '--output=json', '--quiet'];
  const known = cookie ? [`--extra-headers=${JSON.stringify({ cookie })}`] : [];
  const { stdout } = spawnSync('npx', ['-y', LIGHTHOUSE, address, ...asked, ...known], {
    env: { ...process.env, CHROME_PATH: CHROMIUM },
    maxBuffer: 2 ** 26,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { categories } = JSON.parse(stdout.toString() || '{"categories":{}}') as { categories: Record<string, { score: number }> };
  const score = (name: keyof Scores) => Math.round(100 * (categories[name]?.score ?? 0));
  return { accessibility: score('accessibility'), performance: score('performance') };
}

/** What else a machine does makes a page slower and never faster: what misses is measured again. */
function measured(visit: Visit): readonly [Scores, boolean] {
  for (let at = 1; ; at++) {
    const scores = scoresOf(visit);
    const isEnough = (Object.keys(LEAST) as (keyof Scores)[]).every((name) => scores[name] >= LEAST[name]);
    if (isEnough || at === MOST_TRIES) return [scores, isEnough];
  }
}

/** Whose pages they are, and which. */
type Stay = (browser: Browser) => Promise<{ readonly context: BrowserContext; readonly addresses: readonly string[] }>;

async function visitsOf(stay: Stay): Promise<readonly Visit[]> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  const { context, addresses } = await stay(browser);
  const cookies = await context.cookies(`${home}/self-assessment`);
  await browser.close();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const languagesOf = (address: string) => (EVERY_LANGUAGE || IN_ALL.includes(address) ? PAGE_LANGUAGES : LANGUAGES);
  return addresses.flatMap((address) =>
    languagesOf(address).map((language) => ({ address: home + inLanguage(address, language), ...(cookie && { cookie }) })),
  );
}

async function walked(page: Page, persona: keyof typeof WALKS): Promise<void> {
  const walk = new Walk(page, persona);
  await walk.begin(home, 'en');
  await WALKS[persona](walk);
}

/** A passport is made, and opened to a reader. @returns its pages, and those of who reads or checks it */
async function passportPages(page: Page, below: string): Promise<readonly string[]> {
  await page.goto(home + inLanguage(below, 'en'));
  await page.click('main form:has(#beside) button');
  const paper = new URL(page.url()).pathname;
  const code = /verify\?code=\w{26}/.exec(await page.content())?.[0] ?? '';
  await page.goto(`${home}${paper}/shares`);
  await page.fill('#reader', 'Cabinet Rossi');
  await page.click('main form[action$=shares] button');
  const { pathname, search } = new URL((await page.locator('.govuk-inset-text code').textContent()) ?? '');
  return [paper, `${paper}/shares`, `/passport/${code}`, pathname + search];
}

/** Of somebody who has walked through the self-assessment. */
const answersOf =
  (persona: keyof typeof WALKS, stops: readonly string[], goOn: (page: Page) => Promise<readonly string[]> = async () => []): Stay =>
  async (browser) => {
    const page = await browser.newPage();
    await walked(page, persona);
    const addresses = [...stops.map((stop) => `/self-assessment${stop}`), ...(await goOn(page))];
    return { context: page.context(), addresses };
  };

/** Of somebody who is registered, and has answers that may be added. */
const ofPerson: Stay = async (browser) => {
  const context = await signedIn(browser, home, 'Continue: Returning person', { width: 1280, height: 800 });
  const page = await context.newPage();
  await walked(page, 'E1');
  return { context, addresses: [...OF_PERSON, '/self-assessment/profile', ...(await passportPages(page, `${ANA}/passport`))] };
};

/** An employer is asked by a form. */
async function askedOfEmployer(page: Page): Promise<readonly string[]> {
  await page.goto(`${home}/self-assessment/confirmations/j1`);
  await page.click('form[action="/self-assessment/confirmations/j1"] button');
  return [new URL(page.url()).pathname];
}

const home = process.argv[2] ?? 'http://localhost:3000';
/** Addresses that are measured; without it all. */
const only = new RegExp(process.argv[3] ?? '');
const stays: readonly Stay[] = [
  async (browser) => ({ context: await browser.newContext(), addresses: OF_EVERYBODY }),
  answersOf('E7', OF_E7),
  answersOf('E1', OF_E1, async (page) => [...(await askedOfEmployer(page)), ...(await passportPages(page, '/self-assessment/passport'))]),
  answersOf('E3', OF_E3),
  ofPerson,
];
const visits: Visit[] = [];
for (const stay of stays) visits.push(...(await visitsOf(stay)));
const found = visits
  .filter(({ address }) => only.test(address))
  .map((visit) => {
    const [scores, isEnough] = measured(visit);
    const figures = [scores.accessibility, scores.performance].map((score) => String(score).padStart(3));
    console.log(isEnough ? ' ' : '✗', ...figures, visit.address.slice(home.length));
    return isEnough;
  });
process.exit(found.every(Boolean) ? 0 : 1);
