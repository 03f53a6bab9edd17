import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { type Answer, Browser } from '../fixtures/browser.js';
import { referenceService, type TestService } from '../fixtures/test-service.js';

const ORIGIN = 'http://localhost';
const HOME = '/self-assessment';

/** Each stop, what leads there, what is typed and not sent, and how the page shows that it is still there. */
const STOPS: readonly {
  readonly stop: string;
  readonly typed: Record<string, string>;
  readonly shows: readonly string[];
}[] = [
  { stop: 'countries', typed: { from: 'PT', to: 'MD' }, shows: ['<option value="PT" selected>', '<option value="MD" selected>'] },
  { stop: 'plan', typed: { want: 'study' }, shows: ['value="study" checked'] },
  { stop: 'credentials', typed: { words: 'Half a ti', country: 'FR' }, shows: ['value="Half a ti"', '<option value="FR" selected>'] },
  { stop: 'credentials/which', typed: { title: '-' }, shows: ['value="-" checked'] },
  {
    stop: 'credentials/describe',
    typed: { kind: 'non-formal', level: 'college' },
    shows: ['value="non-formal" checked', 'value="college" checked'],
  },
  {
    stop: 'jobs',
    typed: { words: 'Half a wo', country: 'IT', 'from-month': '1', 'to-year': '20', hours: 'many' },
    shows: ['value="Half a wo"', 'value="1"', 'value="20"', 'value="many"'],
  },
  {
    stop: 'jobs/j1/skills',
    typed: { own: 'I also drove her', confirmed: 'letter' },
    shows: ['>I also drove her</textarea>', 'value="letter" checked'],
  },
  { stop: 'languages', typed: { language: 'de', level: 'B1' }, shows: ['<option value="de" selected>', 'value="B1" checked'] },
  { stop: 'questions/awarded-on/c1', typed: { 'answer-day': '2', 'answer-year': '200' }, shows: ['value="2"', 'value="200"'] },
  { stop: 'questions/documents', typed: { answer: 'diploma' }, shows: ['value="diploma" checked'] },
  {
    stop: 'wishes',
    typed: { regions: 'RO-CJ', hours: 'part', 'start-day': '31' },
    shows: ['value="RO-CJ" checked', 'value="part" checked', 'value="31"'],
  },
];

describe('the languages of the self-assessment', () => {
  let service: TestService;
  let browser: Browser;
  beforeAll(async () => {
    service = await referenceService();
    const load = service.app.get(LoadDemonstration);
    await load.vacancies();
    browser = new Browser(service, ORIGIN);
    for (const [stop, form] of SAID) await post(stop, form);
    const [, occupation = ''] = /name="occupation" value="(http[^"]+)"/.exec((await get('jobs/j1/occupation')).body) ?? [];
    await post('jobs/j1/occupation', { occupation });
    await post('jobs/j1/skills', { confirmed: 'nobody' });
    let { url } = await post('jobs', { act: 'done' });
    for (let at = 0; at < 20 && !url.endsWith('/check'); at++) {
      const isDay = url.includes('awarded-on');
      const form: Record<string, string> = isDay
        ? { 'answer-day': '20', 'answer-month': '6', 'answer-year': '2009' }
        : { act: url.includes('/questions/') ? 'pass' : 'done' };
      url = (await post(url.slice(HOME.length + 1), form)).url;
    }
  });
  afterAll(() => service.stop());

  const post = async (stop: string, form: Record<string, string>): Promise<Answer> =>
    browser.follow(await browser.ask('POST', `${HOME}/${stop}`, form));
  const get = async (stop: string) => browser.follow(await browser.ask('GET', `${HOME}/${stop}`.replace(/\/$/, '')));

  it.each(STOPS)('change at $stop without losing what is typed, and nothing of it is read or kept', async ({ stop, typed, shows }) => {
    if (stop.startsWith('credentials/')) await post('credentials', { act: 'add', words: 'Atestat', country: 'MD' });
    if (stop === 'credentials/describe') await post('credentials/which', { title: '-' });
    const before = await get('check?lang=ro');
    const page = await post(`${stop}?lang=uk`, { ...typed, act: 'look' });
    expect({ status: page.status, url: page.url }).toEqual({ status: 200, url: `${HOME}/${stop}?lang=uk` });
    expect(page.body).toContain('<html lang="uk"');
    for (const one of shows) expect(page.body).toContain(one);
    expect(page.body).not.toContain('govuk-error-summary');
    expect((await get('check?lang=ro')).body).toBe(before.body);
    await post('credentials', { act: 'done' });
  });

  it('change on a page with faults, which are told again in the new language, each once', async () => {
    const wrong = await post('jobs?lang=it', { act: 'add', words: 'Badante', country: 'IT', 'from-month': '13', hours: 'molte' });
    const [, act = ''] = /name="act" value="(look [^"]+)"/.exec(wrong.body) ?? [];
    expect(act).toBe('look from.jobFrom hours.hours');
    const again = await post('jobs?lang=ro', { act, words: 'Badante', country: 'IT', 'from-month': '13', hours: 'molte' });
    expect(again.status).toBe(422);
    expect(again.body.match(/id="hours-error"/g)).toHaveLength(1);
    expect(again.body).toContain('href="#from-month"');
    expect(again.body).toMatch(/<html lang="ro"/);
  });

  it('are buttons of the form where something can be typed, after one that the enter key presses; links elsewhere', async () => {
    const { body } = await get('jobs?lang=en');
    const [first] = /<button[^>]*form="asked"[^>]*>/.exec(body) ?? [];
    expect(first).toContain('name="enter"');
    expect(body.match(/formaction="\/self-assessment\/jobs\?lang=\w\w"/g)).toHaveLength(7);
    expect((await get('check?lang=en')).body).toContain('href="/self-assessment/check?lang=ar"');
  });

  it('change on the first page and on the one after the time was over, with everything that was typed', async () => {
    const other = new Browser(service, ORIGIN);
    const ask = (stop: string, form: Record<string, string>) => other.ask('POST', `${HOME}/${stop}`, form);
    const start = await ask('begin?lang=fr', { act: 'look', keep: '1', code: '7K2M-9Q' });
    expect([start.status, start.body.includes('value="1" checked'), start.body.includes('value="7K2M-9Q"')]).toEqual([200, true, true]);
    const over = await ask('jobs', { act: 'add', words: 'Looked after a lady' });
    expect(over.status).toBe(410);
    const again = await ask('begin?lang=es', {
      act: 'look',
      stop: 'jobs',
      'carried.words': 'Looked after a lady',
      keep: '30',
      code: '7K2M',
    });
    expect(again.body).toContain('<html lang="es"');
    for (const kept of ['name="carried.words" value="Looked after a lady"', 'value="30" checked', 'value="7K2M"'])
      expect(again.body).toContain(kept);
    expect([...other.cookies.keys()]).toEqual(['lang /']);
  });

  it('change where a code is shown, which stays the same code; and where answers were erased', async () => {
    const one = new Browser(service, ORIGIN);
    await one.ask('POST', `${HOME}/begin`, { keep: '1' });
    const { body } = await one.ask('POST', `${HOME}/keep`, {});
    const [code = ''] = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(body) ?? [];
    const again = await one.ask('POST', `${HOME}/keep?lang=ar`, { act: 'look', code });
    expect(again.body).toMatch(new RegExp(`passerelle-code[^>]*>(<bdi[^>]*>)?${code}<`));
    const another = new Browser(service, ORIGIN);
    expect((await another.follow(await another.ask('POST', `${HOME}/return`, { code }))).url).not.toBe(HOME);
    const erased = await another.follow(await another.ask('POST', `${HOME}/erase`, {}));
    expect(erased.url).toBe(`${HOME}/erased`);
    expect((await another.ask('GET', `${HOME}/erased?lang=it`)).body).toContain('<html lang="it"');
  });

  it('are kept on the way when a page leads on to another', async () => {
    const other = new Browser(service, ORIGIN);
    const { url, body } = await other.follow(await other.ask('GET', `${HOME}/answer?lang=uk&beside=ar`));
    expect(url).toBe(HOME);
    expect(body).toContain('<html lang="uk"');
    expect(body).toContain('lang="ar" dir="rtl"');
  });

  describe('two beside each other', () => {
    const stops = () => ['', 'return', ...STOPS.map(({ stop }) => stop), 'check', 'keep', 'answer', 'erased'];

    it('stand on every page once one asked for them, until one asks for none', async () => {
      await get('countries?lang=ro&beside=ar');
      for (const stop of stops()) {
        const { body } = await get(stop);
        expect({ stop, both: /<h1[\s\S]*?lang="ro" dir="ltr"[\s\S]*?lang="ar" dir="rtl"[\s\S]*?<\/h1>/.test(body) }).toEqual({
          stop,
          both: true,
        });
      }
      expect((await get('countries?beside=none')).body).not.toContain('passerelle-beside"');
    });

    it.each(
      fs.readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /(self-assessment|passport)\/.*\.njk$/.test(file)),
    )('stand in no title, attribute or list to choose from: %s', (file) => {
      const view = fs.readFileSync(path.join('src', file), 'utf8');
      const titles = [...view.matchAll(/{% block title %}(.*?){% endblock %}/g)].map(([, title]) => title as string);
      expect([...titles.join().matchAll(/[^.]\bt\('/g)]).toEqual([]);
      expect(view.match(/ (aria-label|title|alt|placeholder)="[^"]*[^.\w]t\(|<option[^>]*>{{ t\(/g)).toBeNull();
    });

    it('leave titles, attributes and lists to choose from without markup, and no id twice', async () => {
      await get('countries?lang=it&beside=uk');
      for (const stop of stops()) {
        const { body } = await get(stop);
        expect({ stop, title: /<title>[^<]*<\/title>/.test(body) }).toEqual({ stop, title: true });
        expect({ stop, markup: body.match(/="[^"]*<span|<option[^>]*>[^<]*<span/g) }).toEqual({ stop, markup: null });
        const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
        expect({ stop, twice: ids.filter((id, at) => ids.indexOf(id) !== at) }).toEqual({ stop, twice: [] });
      }
      expect((await get('countries')).body).toContain('Italia · \u2068Італія\u2069');
      await get('countries?beside=none');
    });

    it('tell what is wrong in both, and the answer with its article in both', async () => {
      const wrong = await post('jobs?lang=ro&beside=it', { act: 'add', words: '' });
      expect(wrong.body).toMatch(/id="words-error"[\s\S]*?lang="ro"[\s\S]*?lang="it"/);
      const { body } = await get('answer');
      for (const words of ['Articolul 3(3)', 'Articolo 3(3)', 'recunoaștere deplină', 'riconoscimento completo'])
        expect(body).toContain(words);
      await get('countries?beside=none');
    });
  });

  it('are compressed though the answers are a secret, since an address brings no word into a page', async () => {
    const cookie = [...browser.cookies].map(([key, { value }]) => `${key.split(' ')[0]}=${value}`).join('; ');
    for (const stop of ['countries', 'jobs', 'jobs/j1/skills', 'credentials/change/c1', 'wishes', 'check', 'answer']) {
      const url = `${HOME}/${stop}?x=brought&lang=en`;
      const answer = await service.app.inject({ url, headers: { cookie, 'accept-encoding': 'br' } });
      expect({ stop, encoding: answer.headers['content-encoding'] }).toEqual({ stop, encoding: 'br' });
      expect(zlib.brotliDecompressSync(answer.rawPayload).toString()).not.toContain('brought');
    }
    for (const stop of [
      'plan/brought',
      'credentials/brought',
      'credentials/change/brought',
      'jobs/j1/brought',
      'questions/brought',
      'brought',
    ]) {
      const { statusCode, body } = await service.app.inject({ url: `${HOME}/${stop}`, headers: { cookie } });
      expect({ stop, statusCode, body }).toEqual({ stop, statusCode: 303, body: '' });
    }
    const typed = await service.app.inject({
      ...{ method: 'POST', url: `${HOME}/jobs?lang=en`, payload: 'act=look&words=brought' },
      headers: { cookie, 'accept-encoding': 'br', 'content-type': 'application/x-www-form-urlencoded', origin: ORIGIN, host: 'localhost' },
    });
    expect(typed.body).toContain('brought');
    expect(typed.headers['content-encoding']).toBeUndefined();
  });
});

const SAID: readonly (readonly [string, Record<string, string>])[] = [
  ['begin', { keep: '30' }],
  ['countries', { from: 'MD', to: 'RO' }],
  ['plan', { want: 'both', plan: 'permanent' }],
  ['credentials', { act: 'add', words: 'atestat de studii medii de cultura generala', country: 'MD' }],
  ['credentials/which', { title: 'Atestat de studii medii de cultură generală' }],
  ['credentials/describe', { kind: 'formal', level: 'upper-secondary' }],
  ['credentials', { act: 'done' }],
  ['jobs', { act: 'add', words: 'sudor', country: 'MD', 'from-month': '1', 'from-year': '2018', hours: '40' }],
];
