import pg from 'pg';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { ApplyRetention } from '../../src/personal-data/index.js';
import { type Answer, Browser } from '../fixtures/browser.js';
import { referenceService, type TestService } from '../fixtures/test-service.js';

const ORIGIN = 'http://localhost';
const HOME = '/self-assessment';
const CODE = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/;
const SIGNED = { name: 'Planted Maria', role: 'daughter', organisation: 'Planted household' };

describe('an employer confirms a job', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await referenceService();
    const load = service.app.get(LoadDemonstration);
    await load.vacancies();
  });
  afterAll(() => service.stop());

  const rows = async (statement: string, values: readonly unknown[] = []) => {
    const client = new pg.Client(service.databaseUrl);
    await client.connect();
    return client
      .query(statement, [...values])
      .then(({ rows: found }) => found)
      .finally(() => client.end());
  };
  type Form = Record<string, string>;
  const sent = async (browser: Browser, address: string, form: Form = {}): Promise<Answer> =>
    browser.follow(await browser.ask('POST', address, form));
  const post = (browser: Browser, stop: string, form: Form = {}) => sent(browser, `${HOME}/${stop}`, form);
  const read = async (browser: Browser, stop: string) => (await browser.ask('GET', `${HOME}/${stop}`)).body;

  /** Somebody who has told two jobs, the first with all that may be asked about it. */
  const somebody = async (): Promise<Browser> => {
    const browser = new Browser(service, ORIGIN);
    await post(browser, 'begin', { keep: '30' });
    await post(browser, 'countries', { from: 'IT', to: 'MD' });
    await post(browser, 'plan', { want: 'work', plan: 'permanent' });
    await post(browser, 'credentials', { act: 'done' });
    for (const [id, words] of Object.entries({ j1: 'badante', j2: 'sudor secret' })) {
      const when = { 'from-month': '1', 'from-year': '2018', 'to-month': '3', 'to-year': '2022', hours: '54' };
      const asked = await post(browser, 'jobs', { act: 'add', words, country: 'IT', ...when });
      const [, occupation = ''] = /name="occupation" value="(http[^"]+)"/.exec(asked.body) ?? [];
      const skills = (await post(browser, `jobs/${id}/occupation`, { occupation })).body;
      const [, skill = ''] = /name="skills" value="(http[^"]+)"/.exec(skills) ?? [];
      await post(browser, `jobs/${id}/skills`, { skills: skill, confirmed: 'nobody', often: 'daily', well: 'alone' });
    }
    return browser;
  };
  const asked = async (browser: Browser, job = 'j1', languages: Form = { language: 'it', beside: 'ro' }): Promise<string> => {
    const form = await post(browser, `confirmations/${job}`, languages);
    expect(form.url).toBe(`${HOME}/confirmations/${job}/form`);
    return CODE.exec(form.body)?.[0] ?? '';
  };
  const opened = (code: string, employer = new Browser(service, ORIGIN)) => employer.ask('POST', '/confirm-work', { code });
  const seenIn = (body: string) => /name="seen" value="([^"]+)"/.exec(body)?.[1] ?? '';
  const answered = async (code: string, more: Form): Promise<Answer> => {
    const employer = new Browser(service, ORIGIN);
    const { body } = await opened(code, employer);
    return employer.ask('POST', '/confirm-work/answer', { code, seen: seenIn(body), ...SIGNED, ...more });
  };

  it('by a form in two languages, with the job as it was told, an address without a person in it and a code', async () => {
    const browser = await somebody();
    const form = await post(browser, 'confirmations/j1', { language: 'it', beside: 'ro' });
    expect(form.url).toBe(`${HOME}/confirmations/j1/form`);
    expect(form.body).toContain('<html lang="it"');
    for (const words of ['Conferma di lavoro', 'Confirmare a muncii', 'badante', 'da 01/2018 a 03/2022', 'Ogni giorno', 'În fiecare zi'])
      expect(form.body).toContain(words);
    expect(form.body).toContain('/confirm-work?lang=it</code>');
    expect(form.body).toMatch(CODE);
    expect(form.body).not.toContain('sudor secret');
  });

  it('reading that one job and nothing else that was said, with what is kept of the answer', async () => {
    const { status, body, headers } = await opened(await asked(await somebody()));
    expect({ status, kept: headers['cache-control'] }).toEqual({ status: 200, kept: 'no-store' });
    for (const words of ['badante', '01/2018 to 03/2022', '54', 'Every day', 'erased with the person’s answers'])
      expect(body).toContain(words);
    for (const words of ['sudor', 'Moldova', 'self-assessment', 'permanent']) expect(body).not.toContain(words);
  });

  it('in the language that they choose there, with what they have typed', async () => {
    const code = await asked(await somebody());
    const { body } = await opened(code);
    expect(body).toContain('formaction="/confirm-work?lang=uk"');
    const employer = new Browser(service, ORIGIN);
    const again = await employer.ask('POST', '/confirm-work?lang=uk', { code, act: 'look', name: SIGNED.name, verdict: 'all' });
    expect(again.status).toBe(200);
    for (const words of ['<html lang="uk"', 'badante', `value="${SIGNED.name}"`, 'value="all" checked'])
      expect(again.body).toContain(words);
  });

  it('once; the person reads who and when, and the evidence is that of a third party from then on', async () => {
    const browser = await somebody();
    for (const stop of ['jobs', 'languages', 'wishes']) await post(browser, stop, { act: 'done' });
    await post(browser, 'questions/validation-stage', { act: 'pass' });
    const graded = (page: string) => page.match(/– (said by you|attested by an employer)/g)?.map((one) => one.slice(2)) ?? [];
    expect(new Set(graded(await read(browser, 'answer')))).toEqual(new Set(['said by you']));
    const code = await asked(browser);
    const { status, body } = await answered(code, { verdict: 'all' });
    expect({ status, thanks: body.includes('Thank you') }).toEqual({ status: 200, thanks: true });
    expect((await opened(code)).status).toBe(422);
    const page = await read(browser, 'confirmations/j1');
    for (const words of ['An employer has confirmed it', 'Planted Maria, daughter, Planted household', 'Dates and hours'])
      expect(page).toContain(words);
    expect(await read(browser, 'check')).toContain('An employer has confirmed it');
    expect(graded(await read(browser, 'answer'))).toContain('attested by an employer');
  });

  it('in part, or not at all; what was not ticked stays the word of the person', async () => {
    const browser = await somebody();
    expect((await answered(await asked(browser), { verdict: 'some', right: 'time' })).status).toBe(200);
    const some = await read(browser, 'confirmations/j1');
    expect(some).toContain('<ul class="govuk-list govuk-list--bullet"><li>Dates and hours</li></ul>');
    expect((await answered(await asked(browser), { verdict: 'no' })).status).toBe(200);
    expect(await read(browser, 'confirmations/j1')).toContain('An employer says that it is not so');
  });

  it('with a name, a role and a place, and a verdict; what is missing is said at the field', async () => {
    const code = await asked(await somebody());
    const { status, body } = await answered(code, { name: '', role: '', organisation: '' });
    expect(status).toBe(422);
    for (const field of ['verdict-all', 'name', 'role', 'organisation']) expect(body).toContain(`href="#${field}"`);
    const none = await answered(code, { verdict: 'some' });
    expect(none.body).toContain('href="#right-time"');
    expect(none.body).toContain('value="Planted Maria"');
    expect((await opened(code)).status).toBe(200);
  });

  it('only what stood on the page: after a change by the person it is shown again', async () => {
    const browser = await somebody();
    const code = await asked(browser);
    const employer = new Browser(service, ORIGIN);
    const seen = seenIn((await opened(code, employer)).body);
    const when = { 'from-month': '1', 'from-year': '2016', 'to-month': '3', 'to-year': '2022', hours: '54' };
    await post(browser, 'jobs/j1/change', { words: 'badante', country: 'IT', ...when });
    const again = await employer.ask('POST', '/confirm-work/answer', { code, seen, verdict: 'all', ...SIGNED });
    expect(again.status).toBe(422);
    expect(again.body).toContain('01/2016 to 03/2022');
    expect(await read(browser, 'confirmations/j1')).not.toContain('Planted');
  });

  it('no more once the person takes it back, asks anew, or takes the job away and tells another', async () => {
    const browser = await somebody();
    const first = await asked(browser);
    await post(browser, 'confirmations/j1/withdraw');
    expect((await opened(first)).status).toBe(422);
    const [second, third] = [await asked(browser), await asked(browser)];
    expect([(await opened(second)).status, (await opened(third)).status]).toEqual([422, 200]);
    const fourth = await asked(browser, 'j2');
    await post(browser, 'jobs', { remove: 'j2' });
    const when = { 'from-month': '1', 'from-year': '2020', hours: '40' };
    await post(browser, 'jobs', { act: 'add', words: 'another job', country: 'IT', ...when });
    const { status, body } = await opened(fourth);
    expect({ status, told: body.includes('another job') }).toEqual({ status: 422, told: false });
  });

  it('for thirty days after it was asked, and no longer where the answers are kept on', async () => {
    const browser = await somebody();
    const code = await asked(browser);
    await daysLater(10, () => post(browser, 'languages', { act: 'add', language: 'it', level: 'B2' }));
    expect((await daysLater(29.9, () => opened(code))).status).toBe(200);
    expect((await daysLater(30.1, () => opened(code))).status).toBe(422);
    expect(await daysLater(30.1, () => read(browser, 'check'))).toContain('badante');
    expect(await daysLater(29.9, () => read(browser, 'confirmations/j1/form'))).toContain(code);
    expect((await daysLater(30.1, () => browser.ask('GET', `${HOME}/confirmations/j1/form`))).status).toBe(303);
  });

  it('no more after its time or that of the answers, and nothing is left of it', async () => {
    const browser = await somebody();
    const [one, other] = [await asked(browser), await asked(browser, 'j2')];
    await rows(`UPDATE self_assessment.confirmation SET expires_at = now() - interval '1 second' WHERE job = 'j1'`);
    expect([(await opened(one)).status, (await opened(other)).status]).toEqual([422, 200]);
    const retention = service.app.get(ApplyRetention);
    await retention.daily();
    await retention.daily();
    expect(await rows(`SELECT FROM self_assessment.confirmation WHERE job = 'j1'`)).toEqual([]);
    await rows(`UPDATE self_assessment.draft SET expires_at = now() - interval '1 second'`);
    expect((await opened(other)).status).toBe(422);
    await rows(`UPDATE self_assessment.draft SET expires_at = now() + interval '1 day'`);
    await post(browser, 'erase');
    expect((await opened(other)).status).toBe(422);
  });

  it('without prolonging the time of the answers', async () => {
    const browser = await somebody();
    const code = await asked(browser);
    const [{ id }] = await rows(`SELECT draft_id AS id FROM self_assessment.confirmation ORDER BY id DESC LIMIT 1`);
    const until = () => rows(`SELECT expires_at FROM self_assessment.draft WHERE id = $1`, [id]);
    const before = await until();
    await answered(code, { verdict: 'all' });
    expect(await until()).toEqual(before);
  });

  it('and everything of it is sealed: neither code nor name nor job lies in the clear', async () => {
    const browser = await somebody();
    const code = await asked(browser, 'j2');
    await answered(await asked(browser), { verdict: 'all' });
    const everything = JSON.stringify([
      ...(await rows(`SELECT draft::text, encode(sealed, 'escape') AS sealed FROM self_assessment.draft`)),
      ...(await rows(`SELECT one::text, encode(sealed, 'escape') AS sealed FROM self_assessment.confirmation one`)),
    ]);
    for (const word of ['Planted', 'badante', code, code.replaceAll('-', '')]) expect(everything).not.toContain(word);
  });

  it('of two who answer at once, one is heard', async () => {
    const code = await asked(await somebody());
    const statuses = await Promise.all(['all', 'no', 'all', 'no'].map(async (verdict) => (await answered(code, { verdict })).status));
    expect(statuses.toSorted()).toEqual([200, 422, 422, 422]);
  });

  it('with a right code also from a network where a hundred wrong ones came from, which is told to wait', async () => {
    const code = await asked(await somebody());
    const stranger = new Browser(service, ORIGIN);
    for (let at = 0; at < 101; at++) await opened('1111 1111 1111', stranger);
    const { status, body } = await opened('1111 1111 1111', stranger);
    expect({ status, says: body.includes('Too many wrong codes') }).toEqual({ status: 429, says: true });
    expect((await opened(` ${code.toLowerCase()} `)).status).toBe(200);
  });

  it('is asked for by nobody else: without the cookie there is no such page', async () => {
    const browser = await somebody();
    await asked(browser);
    const stranger = new Browser(service, ORIGIN);
    for (const stop of ['confirmations/j1', 'confirmations/j1/form'])
      expect((await stranger.follow(await stranger.ask('GET', `${HOME}/${stop}`))).url).toBe(HOME);
    expect((await post(stranger, 'confirmations/j1', { language: 'it' })).url).toBe(HOME);
  });
});

/** What is asked meanwhile finds the clock of the service moved on. */
async function daysLater<T>(days: number, ask: () => Promise<T>): Promise<T> {
  const Present = Date;
  const later = () => Present.now() + days * 86_400_000;
  const Moved = new Proxy(Present, {
    construct: (date, given) => (given.length ? Reflect.construct(date, given) : new Present(later())),
    get: (date, name) => (name === 'now' ? later : Reflect.get(date, name)),
  });
  globalThis.Date = Moved;
  return ask().finally(() => {
    globalThis.Date = Present;
  });
}
