import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { begun, draftOf, HOME, lettersTo, linksIn, ORIGIN, press, rowsOf, secretIn } from '../fixtures/a-draft.js';
import { Browser } from '../fixtures/browser.js';
import { MailServer } from '../fixtures/mail-server.js';
import { type TestService, testService } from '../fixtures/test-service.js';

describe('coming back by a link in a letter', () => {
  const log = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'links-')), 'log');
  let server: MailServer;
  let service: TestService;
  beforeAll(async () => {
    server = await MailServer.listening();
    const mail = { SMTP_URL: server.url, MAIL_FROM: 'passerelle@example.md', LOG_LEVEL: 'debug' };
    service = await testService({ ...mail, TRUSTED_PROXIES: 'loopback' }, undefined, log);
  });
  afterAll(async () => {
    await service?.stop();
    await server?.stop();
  });

  let addresses = 0;
  const anAddress = () => `ana${++addresses}@example.md`;
  const given = async (address: string) => {
    const browser = await begun(service);
    const page = await press(browser, 'keep/mail', { address, act: 'send' });
    return { browser, page };
  };

  it('opens the answers in another browser after a press of the button, once, and no sooner', async () => {
    const address = anAddress();
    const { browser, page } = await given(address);
    expect(page.body).toContain(`A letter with a link goes to ${address}`);
    const [letter] = await lettersTo(service, server, address, 1);
    const [link = ''] = linksIn(letter?.text ?? '');
    for (let look = 0; look < 3; look++) {
      const scanned = await new Browser(service, ORIGIN).ask('GET', link);
      expect([scanned.status, scanned.body.includes('Open my answers')]).toEqual([200, true]);
      expect([scanned.headers['set-cookie'] ?? []].flat().join()).not.toContain('passerelle-answers');
    }
    expect((await browser.ask('GET', `${HOME}/check`)).body).toContain('Romania');
    const another = new Browser(service, ORIGIN);
    expect((await press(another, 'link', { t: secretIn(link) })).url).toBe(`${HOME}/credentials`);
    expect((await another.ask('GET', `${HOME}/check`)).body).toContain('Romania');
    expect((await browser.follow(await browser.ask('GET', `${HOME}/check`))).url).toBe(HOME);
    await rowsOf(service, `UPDATE self_assessment.way_back SET taken_at = taken_at - interval '2 minutes'`);
    const used = await press(new Browser(service, ORIGIN), 'link', { t: secretIn(link) });
    expect([used.status, used.body.includes('This link opens nothing')]).toEqual([410, true]);
  });

  it('lets whoever presses twice in, and nobody a day later', async () => {
    const address = anAddress();
    await given(address);
    const [letter] = await lettersTo(service, server, address, 1);
    const t = secretIn(linksIn(letter?.text ?? '')[0]);
    const browser = new Browser(service, ORIGIN);
    const [, second] = await Promise.all([browser.ask('POST', `${HOME}/link`, { t }), browser.ask('POST', `${HOME}/link`, { t })]);
    expect(second?.status).toBe(303);
    await rowsOf(service, `UPDATE self_assessment.way_back SET taken_at = NULL, expires_at = now() - interval '1 second'`);
    expect((await press(new Browser(service, ORIGIN), 'link', { t })).status).toBe(410);
  });

  it('answers alike whether an address is known or not, and sends a link for each of the answers that it gave', async () => {
    const address = anAddress();
    await given(address);
    await given(address);
    const asked = async (to: string) => {
      const { status, body } = await press(new Browser(service, ORIGIN), 'link/ask', { address: to });
      return { status, body: body.replaceAll(to, 'ADDRESS') };
    };
    const known = await asked(address);
    expect(known).toEqual(await asked('nobody@example.md'));
    expect(known.status).toBe(200);
    const letters = await lettersTo(service, server, address, 3);
    expect(linksIn(letters[2]?.text ?? '')).toHaveLength(2);
    expect(server.letters.filter(({ to }) => to.includes('nobody@example.md'))).toEqual([]);
    await asked(address);
    expect(await lettersTo(service, server, address, 3)).toHaveLength(3);
  });

  it('lets two hundred behind one address ask, and tells a script of a thousand when to come again', async () => {
    const stranger = new Browser(service, ORIGIN);
    const from = { 'x-forwarded-for': '198.51.100.7' };
    const ask = (n: number) => stranger.ask('POST', `${HOME}/link/ask`, { address: `person${n}@example.org` }, from);
    for (let n = 0; n < 200; n += 10) {
      const together = await Promise.all(Array.from({ length: 10 }, (_, at) => ask(n + at)));
      expect(together.map(({ status }) => status)).toEqual(together.map(() => 303));
    }
    await rowsOf(service, `UPDATE platform.hourly_count SET used = 1000 WHERE client LIKE 'links asked for:%'`);
    const refused = await stranger.ask(
      'POST',
      `${HOME}/link/ask`,
      { address: 'ana.mea@example.org' },
      { ...from, 'accept-language': 'ro' },
    );
    expect([refused.status, Number(refused.headers['retry-after']) > 0]).toEqual([429, true]);
    expect(refused.body).toContain('value="ana.mea@example.org"');
    expect(refused.body).toContain('Din rețeaua dumneavoastră');
    expect(
      (await stranger.ask('POST', `${HOME}/link/ask`, { address: 'ion@example.org' }, { 'x-forwarded-for': '203.0.113.9' })).status,
    ).toBe(303);
    await rowsOf(service, 'DELETE FROM platform.hourly_count');
  });

  it('keeps the address sealed, in no log and no address of a page; it is taken back at any moment and goes with the answers', async () => {
    const address = anAddress();
    const { browser } = await given(address);
    const [letter] = await lettersTo(service, server, address, 1);
    const secret = secretIn(linksIn(letter?.text ?? '')[0]);
    await new Browser(service, ORIGIN).ask('GET', linksIn(letter?.text ?? '')[0] ?? '');
    const stored = JSON.stringify([
      await rowsOf(service, 'SELECT draft::text, encode(sealed, $1) FROM self_assessment.draft', ['escape']),
      await rowsOf(service, 'SELECT way_back::text FROM self_assessment.way_back'),
    ]);
    for (const word of [address, secret]) {
      expect(stored).not.toContain(word);
      expect(fs.readFileSync(log, 'utf8')).not.toContain(word);
    }
    await press(browser, 'keep/mail', { act: 'forget' });
    expect((await draftOf(service, browser))?.mail).toBeUndefined();
    await press(browser, 'keep/mail', { address, act: 'send' });
    const id = (await draftOf(service, browser))?.id;
    await press(browser, 'erase');
    expect(await rowsOf(service, 'SELECT FROM self_assessment.way_back WHERE draft_id = $1', [id])).toEqual([]);
    expect(await rowsOf(service, 'SELECT FROM platform.mail WHERE subject_id = $1', [id])).toEqual([]);
  });

  it('says at the field what is no address, and keeps it', async () => {
    const browser = await begun(service);
    const refused = await press(browser, 'keep/mail', { address: 'ana at example', act: 'send' });
    expect(refused.status).toBe(422);
    for (const shown of ['value="ana at example"', 'href="#address"', 'id="address-error"']) expect(refused.body).toContain(shown);
  });

  it('writes in the language of the person', async () => {
    const address = anAddress();
    const browser = await begun(service);
    await browser.ask('POST', `${HOME}/keep/mail`, { address, act: 'send' }, { 'accept-language': 'uk' });
    const [letter] = await lettersTo(service, server, address, 1);
    expect(letter).toMatchObject({ title: 'Ваше посилання', text: expect.stringContaining('натисніть кнопку') });
    expect(linksIn(letter?.text ?? '')[0]).toContain('lang=uk');
  });

  it('is not offered where no letters are sent: the page says so and offers the code', async () => {
    const without = await testService();
    const browser = await begun(without);
    for (const page of ['keep', 'link']) {
      const { body } = await browser.ask('GET', `${HOME}/${page}`);
      expect([body.includes('does not send e-mail'), body.includes('name="address"')]).toEqual([true, false]);
    }
    await press(browser, 'keep/mail', { address: 'ana@example.md', act: 'send' });
    expect((await draftOf(without, browser))?.mail).toBeUndefined();
    await without.stop();
  });
});

describe('beginning, from one network', () => {
  it('is let through two hundred times in an hour and not thousands of times; nothing that was typed is lost', async () => {
    const service = await testService({ TRUSTED_PROXIES: 'loopback' });
    const from = { 'x-forwarded-for': '198.51.100.7', 'accept-language': 'ar' };
    const browser = new Browser(service, ORIGIN);
    const begin = (form: Record<string, string>, headers: Record<string, string> = from) =>
      browser.ask('POST', `${HOME}/begin`, { keep: '1', ...form }, headers);
    for (let one = 0; one < 200; one++) expect((await begin({})).status).toBe(303);
    await rowsOf(service, `UPDATE platform.hourly_count SET used = 600 WHERE client LIKE 'beginnings:%'`);
    const before = await rowsOf(service, 'SELECT FROM self_assessment.draft');
    const refused = await begin({ stop: 'jobs', 'carried.words': 'Looked after an old lady' });
    expect([refused.status, Number(refused.headers['retry-after']) > 3_000]).toEqual([429, true]);
    for (const shown of ['value="Looked after an old lady"', 'من شبكتك', 'dir="rtl"']) expect(refused.body).toContain(shown);
    expect(await rowsOf(service, 'SELECT FROM self_assessment.draft')).toHaveLength(before.length);
    expect((await begin({}, { 'x-forwarded-for': '203.0.113.9' })).status).toBe(303);
    await rowsOf(service, `UPDATE platform.hourly_count SET began_at = now() - interval '61 minutes'`);
    expect((await begin({})).status).toBe(303);
    expect(JSON.stringify(await rowsOf(service, 'SELECT client FROM platform.hourly_count'))).not.toContain('198.51');
    await service.stop();
  });
});
