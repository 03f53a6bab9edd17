import { PageRenderer } from '../../src/platform/pages/page-renderer.js';
import { begun, HOME, lettersTo, linksIn, ORIGIN, press, secretIn } from '../fixtures/a-draft.js';
import { type Answer, Browser } from '../fixtures/browser.js';
import { MailServer } from '../fixtures/mail-server.js';
import { type TestService, testService } from '../fixtures/test-service.js';

const WRONG = 'ana at example';

describe('a page about letters, turned into another language', () => {
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

  const says = (language: 'en' | 'ro', { body }: Answer, key: string, values = {}) => {
    const [beginning = ''] = service.app
      .get(PageRenderer)
      .text(language, key, values)
      .split(/['"&<]/);
    return body.includes(beginning);
  };
  /** As a person does it: by the link of the language, or by its button, which sends the form along. */
  const inRomanian = async (browser: Browser, { body }: Answer): Promise<Answer> => {
    const [, link] = /<a[^>]* href="([^"]+lang=ro[^"]*)"/.exec(body) ?? [];
    if (link) return browser.ask('GET', link.replaceAll('&amp;', '&'));
    const [, to = '', act = ''] = /formaction="([^"]+lang=ro)" name="act" value="([^"]*)"/.exec(body) ?? [];
    const [form = ''] = /<form id="asked"[\s\S]*?<\/form>/.exec(body) ?? [];
    const typed = [...form.matchAll(/<input[^>]*>/g)].map(([input]) => input).filter((one) => !/type="radio"(?!.*checked)/.test(one));
    const fields = typed.map((one) => [/name="([^"]*)"/.exec(one)?.[1] ?? '', /value="([^"]*)"/.exec(one)?.[1] ?? ''] as const);
    return browser.ask('POST', to, [...fields, ['act', act]]);
  };
  const saysTheSame = async (browser: Browser, page: Answer, key: string, values = {}): Promise<Answer> => {
    const turned = await inRomanian(browser, page);
    expect([says('en', page, key, values), says('ro', turned, key, values), turned.status]).toEqual([true, true, page.status]);
    for (const { url } of [page, turned]) expect(decodeURIComponent(url)).not.toMatch(/@|ana at/);
    return turned;
  };
  const somebody = () => new Browser(service, ORIGIN);

  it('says still that a link was asked for, and that one is over', async () => {
    const browser = somebody();
    await saysTheSame(browser, await press(browser, 'link/ask', { address: 'ana@example.md' }), 'journey.link.asked');
    await saysTheSame(browser, await press(somebody(), 'link', { t: 'none' }), 'journey.link.over');
  });

  it('still opens what a link opens', async () => {
    const browser = somebody();
    const page = await browser.ask('GET', `${HOME}/link?t=secret`);
    expect((await saysTheSame(browser, page, 'journey.link.press')).body).toContain('name="t" value="secret"');
  });

  it('says still to which address a letter goes', async () => {
    const browser = await begun(service);
    const page = await press(browser, 'keep/mail', { address: 'ana@example.md', act: 'send' });
    await saysTheSame(browser, page, 'journey.byMail.sent', { address: 'ana@example.md' });
  });

  it.each([
    ['link/ask', 'address', { address: WRONG }],
    ['keep/mail', 'address', { address: WRONG, act: 'send' }],
    ['alerts', 'address', { address: WRONG, every: 'day', act: 'ask' }],
    ['alerts', 'every', { address: WRONG, act: 'ask' }],
  ])('says still at %s what is wrong with the %s, and keeps what was typed', async (page, field, form) => {
    const browser = await begun(service);
    const turned = await saysTheSame(browser, await press(browser, page, form as Record<string, string>), `journey.wrong.${field}`);
    expect(turned.body).toContain(`value="${WRONG}"`);
    if ('every' in form) expect(turned.body).toMatch(/value="day" checked/);
  });

  it('says still that letters about work come, that they come no more, and that a link for them is over', async () => {
    const browser = await begun(service);
    await press(browser, 'alerts', { act: 'ask', every: 'day', address: 'ion@example.md' });
    const [letter] = await lettersTo(service, server, 'ion@example.md', 1);
    const [confirm = ''] = linksIn(letter?.text ?? '');
    const offer = await saysTheSame(browser, await browser.ask('GET', confirm), 'journey.alerts.press.confirm');
    expect(offer.body).toContain(`name="t" value="${secretIn(confirm)}"`);
    await saysTheSame(browser, await press(somebody(), 'alerts/confirm', { t: secretIn(confirm) }), 'journey.alerts.done.confirmed');
    await saysTheSame(somebody(), await press(somebody(), 'alerts/confirm', { t: 'none' }), 'journey.alerts.done.over');
    await saysTheSame(somebody(), await press(somebody(), 'alerts/stop', { t: 'none' }), 'journey.alerts.done.stopped');
  });
});
