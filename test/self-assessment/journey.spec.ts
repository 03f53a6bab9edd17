import pg from 'pg';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { ApplyRetention } from '../../src/personal-data/index.js';
import { type Answer, Browser } from '../fixtures/browser.js';
import { testDatabase } from '../fixtures/test-database.js';
import { referenceService, type TestService, testService } from '../fixtures/test-service.js';

const ORIGIN = 'http://localhost';
const HOME = '/self-assessment';

describe('a self-assessment without an account', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await referenceService();
    const load = service.app.get(LoadDemonstration);
    await load.vacancies();
  });
  afterAll(() => service.stop());

  const rows = async (statement: string, on = service) => {
    const client = new pg.Client(on.databaseUrl);
    await client.connect();
    return client
      .query(statement)
      .then(({ rows: found }) => found)
      .finally(() => client.end());
  };
  const post = async (browser: Browser, stop: string, form: Record<string, string>): Promise<Answer> =>
    browser.follow(await browser.ask('POST', `${HOME}/${stop}`, form));
  const begun = async (on = service): Promise<Browser> => {
    const browser = new Browser(on, ORIGIN);
    expect((await post(browser, 'begin', { keep: '30' })).url).toBe(`${HOME}/countries`);
    return browser;
  };
  const upToCredentials = async (browser: Browser, from = 'MD', to = 'RO') => {
    expect((await post(browser, 'countries', { from, to })).url).toBe(`${HOME}/plan`);
    expect((await post(browser, 'plan', { want: 'both', plan: 'permanent' })).url).toBe(`${HOME}/credentials`);
  };
  /** Through every section after the credentials; questions are passed. */
  const toTheEnd = async (browser: Browser): Promise<Answer> => {
    let page = await post(browser, 'credentials', { act: 'done' });
    for (let at = 0; at < 20 && page.url !== `${HOME}/check`; at++)
      page = await post(browser, page.url.slice(HOME.length + 1), page.url.includes('/questions/') ? { act: 'pass' } : { act: 'done' });
    return page;
  };

  it('keeps nothing before the person has agreed, and says so at the field', async () => {
    const browser = new Browser(service, ORIGIN);
    const refused = await post(browser, 'begin', {});
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('href="#keep-30"');
    expect(browser.cookies.size).toBe(0);
    expect(await rows('SELECT FROM self_assessment.draft')).toEqual([]);
  });

  it('seals what is said under a cookie that no script reads, and puts none of it into an address', async () => {
    const browser = await begun();
    await upToCredentials(browser);
    const which = await post(browser, 'credentials', { act: 'add', words: 'Planted Atestat', country: 'MD' });
    expect(which.url).toBe(`${HOME}/credentials/which`);
    expect(browser.set.at(-1) ?? browser.set[0]).toMatch(
      /^passerelle-answers=[\w-]{43}; Path=\/self-assessment; Max-Age=2592000; HttpOnly; SameSite=Lax$/,
    );
    const [row] = await rows(`SELECT sealed, draft::text AS whole FROM self_assessment.draft`);
    expect(Buffer.from(row.sealed).toString('latin1')).not.toContain('Planted');
    expect(row.whole).not.toContain([...browser.cookies.values()][0]?.value);
  });

  it('finds a title in spite of spelling and diacritics', async () => {
    const browser = await begun();
    await upToCredentials(browser);
    const { body } = await post(browser, 'credentials', { act: 'add', words: 'atestat de studi medi de cultura generala', country: 'MD' });
    expect(body.indexOf('Atestat de studii medii de cultură generală')).toBeGreaterThan(0);
  });

  it('shows what was typed again, with what is wrong at the field and in a summary', async () => {
    const browser = await begun();
    await upToCredentials(browser, 'IT', 'MD');
    const form = { act: 'add', words: 'My own words', country: 'IT', 'from-month': '13', 'from-year': '2018', hours: 'many' };
    const { status, body } = await post(browser, 'jobs', form);
    expect(status).toBe(422);
    for (const kept of ['value="My own words"', 'value="13"', 'value="many"', 'href="#from-month"', 'href="#hours"', 'id="hours-error"'])
      expect(body).toContain(kept);
  });

  it('goes on after the service was started anew in the middle', async () => {
    const database = await testDatabase();
    const first = await testService({}, undefined, undefined, { url: database.url, drop: async () => {} });
    await first.app.get(LoadDemonstration).reference(true);
    const before = await begun(first);
    await upToCredentials(before);
    await first.stop();
    const second = await testService({}, undefined, undefined, database);
    const after = new Browser(second, ORIGIN);
    for (const [name, value] of before.cookies) after.cookies.set(name, value);
    const { body } = await after.ask('GET', `${HOME}/check`);
    expect(body).toContain('Romania');
    await second.stop();
  });

  it('gives a code once, which finds the answers from another browser; a wrong one finds nothing', async () => {
    const browser = await begun();
    await upToCredentials(browser);
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await post(browser, 'keep', {})).body)?.[0] ?? '';
    expect((await browser.ask('GET', `${HOME}/keep`)).body).not.toContain(code);
    expect(JSON.stringify(await rows('SELECT code_hash FROM self_assessment.draft'))).not.toContain(code.replaceAll('-', ''));
    const another = new Browser(service, ORIGIN);
    expect((await post(another, 'return', { code: '0000 0000 0000' })).status).toBe(422);
    expect((await post(another, 'return', { code: ` ${code.toLowerCase()} ` })).url).toBe(`${HOME}/credentials`);
    expect((await another.ask('GET', `${HOME}/check`)).body).toContain('Romania');
  });

  it('takes a right code from a network where a hundred wrong ones came from', async () => {
    const browser = await begun();
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await post(browser, 'keep', {})).body)?.[0] ?? '';
    const another = new Browser(service, ORIGIN);
    for (let at = 0; at < 101; at++) await another.ask('POST', `${HOME}/return`, { code: '1111 1111 1111' });
    expect((await another.ask('POST', `${HOME}/return`, { code: '1111 1111 1111' })).status).toBe(429);
    expect((await post(another, 'return', { code })).url).toBe(`${HOME}/countries`);
  });

  it('loses nothing that is typed when the time is over: it goes on with it in new answers', async () => {
    const browser = await begun();
    await upToCredentials(browser, 'IT', 'MD');
    await rows(`UPDATE self_assessment.draft SET expires_at = now() - interval '1 second'`);
    const job = { act: 'add', words: 'Looked after an old lady', country: 'IT', 'from-month': '1', 'from-year': '2018', hours: '54' };
    const ended = await post(browser, 'jobs', job);
    expect(ended.status).toBe(410);
    expect(ended.body).toContain('<li>Looked after an old lady</li>');
    const carried = Object.fromEntries(
      [...ended.body.matchAll(/name="(carried\.[^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
    expect((await post(browser, 'begin', { keep: '1', stop: 'jobs', ...carried } as Record<string, string>)).url).toBe(`${HOME}/countries`);
    expect((await browser.ask('GET', `${HOME}/check`)).body).toContain('Looked after an old lady');
  });

  it('is left in one press: this browser leads nowhere any more, a code still does', async () => {
    const browser = await begun();
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await post(browser, 'keep', {})).body)?.[0] ?? '';
    const left = await browser.ask('POST', `${HOME}/leave`, {});
    expect({ status: left.status, to: left.headers.location }).toEqual({ status: 307, to: '/leave' });
    expect((await browser.follow(await browser.ask('GET', `${HOME}/check`))).url).toBe(HOME);
    expect((await post(browser, 'return', { code })).url).toBe(`${HOME}/countries`);
  });

  it('erases at once when asked, key and all, and after its time by the rule of retention', async () => {
    const browser = await begun();
    await rows(`DELETE FROM self_assessment.draft WHERE id <> (SELECT max(id::text)::uuid FROM self_assessment.draft)`);
    const [{ id }] = await rows('SELECT id FROM self_assessment.draft');
    await post(browser, 'erase', {});
    expect(await rows('SELECT FROM self_assessment.draft')).toEqual([]);
    expect(await rows(`SELECT FROM platform.data_key WHERE subject_id = '${id}'`)).toEqual([]);
    await begun();
    const [other] = await rows(`UPDATE self_assessment.draft SET expires_at = now() - interval '1 second' RETURNING id`);
    const retention = service.app.get(ApplyRetention);
    await retention.daily();
    await retention.daily();
    expect(await rows('SELECT FROM self_assessment.draft')).toEqual([]);
    expect(await rows(`SELECT FROM platform.data_key WHERE subject_id = '${other.id}'`)).toEqual([]);
  });

  it('answers only once everything was asked, and tells what moved after a change', async () => {
    const browser = await begun();
    await upToCredentials(browser);
    await post(browser, 'credentials', { act: 'add', words: 'Atestat de studii medii de cultura generala', country: 'MD' });
    await post(browser, 'credentials/which', { title: 'Atestat de studii medii de cultură generală' });
    await post(browser, 'credentials/describe', { kind: 'formal', level: 'upper-secondary' });
    expect((await browser.follow(await browser.ask('GET', `${HOME}/answer`))).url).toBe(`${HOME}/credentials`);
    await toTheEnd(browser);
    await post(browser, 'questions/awarded-on/c1', { 'answer-day': '20', 'answer-month': '6', 'answer-year': '2009' });
    const first = await browser.ask('GET', `${HOME}/answer`);
    expect(first.body).toContain('Article 3(3)');
    expect(first.body).toContain('prediction, not a decision');
    expect(first.body).not.toContain('id="moved"');
    await post(browser, 'questions/awarded-on/c1', { 'answer-day': '1', 'answer-month': '1', 'answer-year': '2012' });
    const second = await browser.ask('GET', `${HOME}/answer`);
    expect(second.body).toContain('before: full recognition; now: a right to continue studies');
    expect((await browser.ask('GET', `${HOME}/answer`)).body).toContain('before: full recognition');
  });
});
