import { today } from '../../src/platform/clock.js';
import { SendDueLetters } from '../../src/platform/mail/send-due-letters.js';
import { AskWhetherLooking } from '../../src/profiles/index.js';
import { addDays, parseIsoDate } from '../../src/standards/index.js';
import { MailServer } from '../fixtures/mail-server.js';
import { NAME, type ReferralWorld, referralWorld } from '../fixtures/referral-world.js';
import { simpleParser } from '../fixtures/simple-letter.js';
import { eventually } from '../fixtures/test-service.js';

const LATER = addDays(parseIsoDate(today()), 90);
const TOO_LATE = addDays(LATER, 30);

describe('a person who has registered', () => {
  let server: MailServer;
  let world: ReferralWorld;
  beforeAll(async () => {
    server = await MailServer.listening();
    world = await referralWorld({ SMTP_URL: server.url, MAIL_FROM: 'passerelle@example.md' });
    await world.vacancy();
  });
  afterAll(async () => {
    await world?.stop();
    await server?.stop();
  });

  const page = async (token: string, url: string, form?: Record<string, string>) => {
    const { app } = world.service;
    const headers = { accept: 'text/html', 'accept-language': 'en', authorization: `Bearer ${token}` };
    if (!form) return app.inject({ url, headers });
    const sent = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
    return app.inject({ method: 'POST', url, headers: sent, payload: new URLSearchParams(form).toString() });
  };
  const wantsLetters = (id: string, language: string) =>
    world.ask(world.tokens.desk, 'POST', `profiles/${id}/consents`, {
      ...{ recipient: `${id}@example.md`, purpose: 'letters-by-mail', language },
    });
  const ask = (day: string) => world.service.app.get(AskWhetherLooking).execute(parseIsoDate(day));
  const kept = (id: string) => world.db.query(`SELECT attempts, state FROM platform.mail WHERE subject_id = $1`, [id]);
  const written = (id: string) =>
    server.letters.filter(({ to }) => to.includes(`${id}@example.md`)).map(({ raw }) => ({ raw, ...simpleParser(raw) }));
  const letters = (id: string, count: number) =>
    eventually(
      async () => written(id),
      (all) => all.length === count,
    );

  it('reads at home what counts and which work fits, and asks a human about it; nobody else does', async () => {
    const { id, token } = await world.person();
    const { body } = await eventually(
      () => page(token, `/people/${id}/work`),
      (answer) => answer.body.includes('Îngrijitor 1'),
    );
    for (const shown of ['What counts, and the work that fits', 'What is recognised, and why', 'Diploma Testescu', 'January 2018'])
      expect(body).toContain(shown);
    expect(body).toMatch(/\/reviews\/new\?about=match&amp;id=/);
    expect(body).not.toContain('/v1/');
    const read = `SELECT details ->> 'engine' AS engine FROM audit.entry WHERE subject_id = $1 AND details ->> 'engine' IS NOT NULL ORDER BY sequence DESC LIMIT 3`;
    const engines = (await world.db.query(read, [id])).map(({ engine }: { engine: string }) => engine.split(' ')[0]);
    expect(engines).toEqual(['ranking', 'ranking', 'recognition']);
    const other = await world.person();
    expect((await page(other.token, `/people/${id}/work`)).statusCode).toBe(403);
    expect((await page(token, `/people/${id}`)).statusCode).toBe(404);
  });

  it('is asked by letter, once, whether they still look, in their language and without a name; and told when no answer came', async () => {
    const { id } = await world.person();
    await wantsLetters(id, 'ro');
    await ask(LATER);
    await letters(id, 1);
    await ask(LATER);
    await ask(TOO_LATE);
    const [asked, paused] = await letters(id, 2);
    expect([asked?.title, paused?.title]).toEqual(['Mai căutați de lucru?', 'Nu vă mai arătăm locuri de muncă']);
    for (const { text } of [asked, paused] as { text: string }[]) {
      expect(text).toContain(`/people/${id}/looking`);
      expect(text).not.toContain(NAME);
    }
  });

  it('has no letter where they answered before it could be sent, or never agreed to letters', async () => {
    const [{ id, token }, silent] = [await world.person(), await world.person()];
    await wantsLetters(id, 'en');
    await world.db.query(`UPDATE profiles.profile SET looking_confirmed_on = $2 WHERE id = $1`, [id, addDays(parseIsoDate(today()), -90)]);
    server.refuses = () => 451;
    await ask(today());
    await eventually(
      () => kept(id),
      ([one]) => one?.attempts === 1 && one.state === 'waiting',
    );
    await page(token, `/people/${id}/looking`, { looking: 'yes' });
    await eventually(
      () => kept(id),
      (all) => all.length === 0,
    );
    server.refuses = () => undefined;
    await world.db.query(`UPDATE platform.mail SET due_at = now() WHERE state = 'waiting'`);
    await world.service.app.get(SendDueLetters).execute();
    expect([written(id), written(silent.id)]).toEqual([[], []]);
  });

  it('says on a page that they look or do not, as long as they like, and reads when what is held of them ends', async () => {
    const { id, token } = await world.person();
    const looking = `/people/${id}/looking`;
    const begin = await page(token, looking);
    expect(begin.body).toContain('Yes: work is listed for you.');
    const no = await page(token, looking, { looking: 'no' });
    expect(no.statusCode).toBe(200);
    for (const said of ['No work is listed for you from now on.', 'as you said', 'is erased after']) expect(no.body).toContain(said);
    expect((await page(token, `/people/${id}/work`)).body).toContain('you said that you do not look for work at present');
    const garbled = await page(token, looking, { looking: 'perhaps' });
    expect([garbled.statusCode, garbled.body.includes('as you said')]).toEqual([422, true]);
    const yes = await page(token, looking, { looking: 'yes' });
    expect(yes.body).toContain('Thank you. Work is listed for you.');
    const told = await world.db.query(`SELECT details FROM audit.entry WHERE subject_id = $1 AND action = 'person.answered'`, [id]);
    expect(told.map(({ details }: { details: object }) => details)).toEqual([{ looking: false }, { looking: true }]);
  });

  it('is answered for by a caseworker of their country, and by nobody else', async () => {
    const { id } = await world.person();
    const other = await world.person();
    const form = await page(world.tokens.desk, `/people/${id}/looking`);
    expect(form.body).toContain('Answer as the person told you.');
    expect((await page(world.tokens.desk, `/people/${id}/looking`, { looking: 'no' })).statusCode).toBe(200);
    expect((await page(other.token, `/people/${id}/looking`)).statusCode).toBe(403);
    expect((await page(other.token, `/people/${id}/looking`, { looking: 'yes' })).statusCode).toBe(403);
  });
});
