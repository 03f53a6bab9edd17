import { Drafts } from '../../src/self-assessment/application/drafts.js';
import { SendAlerts } from '../../src/self-assessment/application/send-alerts.js';
import { carer, draftOf, HOME, lettersTo, linksIn, ORIGIN, press, rowsOf, secretIn, tokenOf } from '../fixtures/a-draft.js';
import { Browser } from '../fixtures/browser.js';
import { MailServer } from '../fixtures/mail-server.js';
import { inDays } from '../fixtures/referral-world.js';
import { type TestService, testService } from '../fixtures/test-service.js';

const VACANCY = { source: 'test', region: 'MD-OR', occupation: '5322', essentialSkills: [], employer: 'Spitalul Orhei' };
const DAY_MS = 86_400_000;

describe('letters about new work', () => {
  let server: MailServer;
  let service: TestService;
  beforeAll(async () => {
    server = await MailServer.listening();
    service = await testService({ SMTP_URL: server.url, MAIL_FROM: 'passerelle@example.md' });
  });
  afterAll(async () => {
    await service?.stop();
    await server?.stop();
  });
  beforeEach(async () => {
    server.forget();
    await rowsOf(service, 'DELETE FROM self_assessment.alert');
  });

  let count = 0;
  const anAddress = () => `ana${++count}@example.md`;
  const opens = async (title: string) => {
    const payload = { ...VACANCY, reference: `r${++count}`, title, expiresOn: inDays(60) };
    const { statusCode, body } = await service.app.inject({ method: 'POST', url: '/v1/vacancies', payload });
    expect([statusCode, body]).toEqual([201, expect.any(String)]);
  };
  const asked = async (every: 'day' | 'week', keep: '1' | '30' = '30', language = 'en') => {
    const [browser, address] = [await carer(service, keep), anAddress()];
    await browser.ask('POST', `${HOME}/alerts`, { act: 'ask', every, address }, { 'accept-language': language });
    const [letter] = await lettersTo(service, server, address, 1);
    return { browser, address, letter, confirm: linksIn(letter?.text ?? '')[0] ?? '' };
  };
  const confirmed = async (every: 'day' | 'week', keep?: '1' | '30', language?: string) => {
    const one = await asked(every, keep, language);
    expect((await press(new Browser(service, ORIGIN), 'alerts/confirm', { t: secretIn(one.confirm) })).status).toBe(200);
    return one;
  };
  const onDay = async (days: number) => service.app.get(SendAlerts).execute(new Date(Date.now() + days * DAY_MS + 60_000));
  const toldTo = async (address: string, most = 9) => (await lettersTo(service, server, address, most)).slice(1);

  it('begin only when the button of the first letter was pressed; a look at the page begins nothing', async () => {
    const { address, confirm, letter } = await asked('day');
    expect(letter?.text).toContain('at most once a day');
    await opens('Îngrijitor înainte de confirmare');
    await new Browser(service, ORIGIN).ask('GET', confirm);
    expect(await onDay(2)).toBe(0);
    expect(await toldTo(address)).toEqual([]);
    const page = await press(new Browser(service, ORIGIN), 'alerts/confirm', { t: secretIn(confirm) });
    expect(page.body).toContain('Letters come when there is new work');
    expect(await onDay(1)).toBe(0);
    await opens('Îngrijitor după confirmare');
    expect(await onDay(2.1)).toBe(1);
    const [told] = await toldTo(address);
    expect(told?.text).toContain('Îngrijitor după confirmare, Spitalul Orhei');
    expect(told?.text).not.toContain('înainte de confirmare');
  });

  it('are at most one a period, of what is new, and none when nothing is', async () => {
    const { address } = await confirmed('week');
    await opens('Îngrijitor A');
    expect([await onDay(3), await onDay(7.1)]).toEqual([0, 1]);
    await opens('Îngrijitor B');
    expect([await onDay(8), await onDay(14), await onDay(14.3)]).toEqual([0, 0, 1]);
    expect([await onDay(22), await onDay(29)]).toEqual([0, 0]);
    const texts = (await toldTo(address)).map(({ text }) => text);
    expect(texts).toHaveLength(2);
    expect([texts[0]?.includes('Îngrijitor A'), texts[1]?.includes('Îngrijitor A'), texts[1]?.includes('Îngrijitor B')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('are written in the language of the person, and their title says neither who nor what', async () => {
    const { address } = await confirmed('day', '30', 'ar');
    await opens('Îngrijitor pentru bolnavi de cancer');
    await onDay(1.1);
    const [letter] = await toldTo(address);
    expect(letter?.title).toBe('عمل جديد');
    expect(letter?.text).toContain('تُحفظ إجاباتك حتى');
    expect(letter?.text).toContain('lang=ar');
  });

  it('end at one press: by the button, and at once by a mail program, in a form of either kind', async () => {
    for (const how of ['button', 'urlencoded', 'multipart']) {
      const { address, browser } = await confirmed('day');
      await opens(`Îngrijitor ${how}`);
      await onDay(1.1);
      const [letter] = await toldTo(address);
      expect(letter?.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
      const stop = /^List-Unsubscribe: <http:\/\/[^/]+(\S+)>\r$/m.exec((letter?.raw ?? '').replace(/\r\n[ \t]+/g, ' '))?.[1] ?? '';
      expect(linksIn(letter?.text ?? '')).toContain(stop);
      const looked = await new Browser(service, ORIGIN).ask('GET', stop);
      expect([looked.status, looked.body.includes('Send no more letters')]).toEqual([200, true]);
      expect((await browser.ask('GET', `${HOME}/alerts`)).body).toContain(`Letters come to ${address}`);
      if (how === 'button') await press(new Browser(service, ORIGIN), 'alerts/stop', { t: secretIn(stop) });
      else {
        const [type, payload] =
          how === 'multipart'
            ? [
                'multipart/form-data; boundary=b',
                '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
              ]
            : ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'];
        const { statusCode } = await service.app.inject({ method: 'POST', url: stop, payload, headers: { 'content-type': type } });
        expect(statusCode).toBe(200);
      }
      expect((await browser.ask('GET', `${HOME}/alerts`)).body).not.toContain(`Letters come to ${address}`);
      await opens(`Îngrijitor după ${how}`);
      expect(await onDay(5)).toBe(0);
    }
  });

  it('end with the keeping time of the answers, and are erased with them', async () => {
    const { address, browser } = await confirmed('day', '1');
    await opens('Îngrijitor târziu');
    expect(await onDay(1.5)).toBe(0);
    expect(await toldTo(address)).toEqual([]);
    const other = await confirmed('day');
    const id = (await draftOf(service, other.browser))?.id;
    await opens('Îngrijitor și mai târziu');
    await service.app.get(Drafts).erase(tokenOf(other.browser));
    expect(await onDay(1.5)).toBe(0);
    for (const table of ['self_assessment.alert WHERE draft_id', 'platform.mail WHERE subject_id'])
      expect(await rowsOf(service, `SELECT FROM ${table} = $1`, [id])).toEqual([]);
    await press(browser, 'erase');
  });

  it('are kept sealed, and asked for again with another address or time they begin anew', async () => {
    const { address, browser } = await confirmed('day');
    expect(JSON.stringify(await rowsOf(service, `SELECT alert::text, encode(sealed, 'escape') FROM self_assessment.alert`))).not.toContain(
      address,
    );
    const wrong = await press(browser, 'alerts', { act: 'ask', every: '', address });
    expect([wrong.status, wrong.body.includes('href="#every-day"'), wrong.body.includes(`value="${address}"`)]).toEqual([422, true, true]);
    await press(browser, 'alerts', { act: 'ask', every: 'week', address: anAddress() });
    expect((await browser.ask('GET', `${HOME}/alerts`)).body).toContain('Press the button in it');
    await opens('Îngrijitor fără confirmare');
    expect(await onDay(10)).toBe(0);
    await press(browser, 'alerts', { act: 'stop' });
    expect(await rowsOf(service, 'SELECT FROM self_assessment.alert WHERE draft_id = $1', [(await draftOf(service, browser))?.id])).toEqual(
      [],
    );
  });

  it('may be had on paper instead: every place with its reasons, whom to ask, and its days', async () => {
    await opens('Îngrijitor pe hârtie');
    const browser = await carer(service);
    const { body } = await browser.ask('GET', `${HOME}/list`);
    for (const shown of ['Îngrijitor pe hârtie', 'Spitalul Orhei', 'Orhei', 'Apply by', 'test, number r', 'prediction, not a decision'])
      expect(body).toContain(shown);
    expect((await browser.ask('GET', `${HOME}/answer`)).body).toContain(`href="${HOME}/list"`);
  });
});
