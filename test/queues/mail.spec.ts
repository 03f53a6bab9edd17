import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SendDueLetters } from '../../src/platform/mail/send-due-letters.js';
import { LettersToPeople } from '../../src/profiles/index.js';
import { RemindOfReferrals } from '../../src/referrals/index.js';
import { MailServer } from '../fixtures/mail-server.js';
import { NAME, type ReferralWorld, referralWorld } from '../fixtures/referral-world.js';
import { simpleParser } from '../fixtures/simple-letter.js';
import { eventually } from '../fixtures/test-service.js';

const ADDRESS = 'ana.testescu@example.md';
const NOON = (day: string) => new Date(`${day}T12:00:00Z`);

describe('letters to people', () => {
  const log = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'mail-')), 'log');
  let server: MailServer;
  let world: ReferralWorld;
  beforeAll(async () => {
    server = await MailServer.listening();
    world = await referralWorld({ SMTP_URL: server.url, MAIL_FROM: 'passerelle@example.md', LOG_LEVEL: 'debug' }, log);
  });
  afterAll(async () => {
    await world?.stop();
    await server?.stop();
  });
  beforeEach(() => server.forget());

  const consents = async (profileId: string, recipient = ADDRESS, language = 'ro') =>
    await world.ask(world.tokens.desk, 'POST', `profiles/${profileId}/consents`, { recipient, purpose: 'letters-by-mail', language });
  const proposed = async () => {
    const person = await world.person();
    const { id, answerBy } = (await world.propose(person.id, await world.vacancy())).body;
    return { person, id: id as string, answerBy: answerBy as string };
  };
  const remind = (day: string) => world.service.app.get(RemindOfReferrals).execute(NOON(day));
  const letters = async (subject: string) =>
    world.db.query(
      `SELECT key, state, attempts, reply_code AS code, sealed IS NULL AS forgotten, sealed::text AS sealed FROM platform.mail WHERE subject_id = $1`,
      [subject],
    );
  const ended = (subject: string, state: string) =>
    eventually(
      () => letters(subject),
      ([one]) => one?.state === state,
    );
  const sendNow = async () => {
    await world.db.query(`UPDATE platform.mail SET due_at = now() WHERE state = 'waiting'`);
    return world.service.app.get(SendDueLetters).execute();
  };

  it('a reminder reaches whoever agreed, in the language in which they agreed, once, and says not what it is about', async () => {
    const { person, id, answerBy } = await proposed();
    await consents(person.id);
    await remind(answerBy);
    await ended(person.id, 'sent');
    await remind(answerBy);
    const [one] = server.letters;
    expect(server.letters).toHaveLength(1);
    expect(one).toMatchObject({ from: 'passerelle@example.md', to: [ADDRESS] });
    const { title, text } = simpleParser(one?.raw ?? '');
    expect(title).toBe('Se așteaptă un răspuns');
    expect(text).toContain('Puteți spune nu.');
    expect(text).toContain(`/account/referrals/${id}`);
    for (const word of [NAME, 'Îngrijitor', 'Casa']) expect(text).not.toContain(word);
    expect(await letters(person.id)).toMatchObject([{ forgotten: true, attempts: 1 }]);
  });

  it('nobody is written to who has not agreed, or not any more', async () => {
    const [first, second] = [await proposed(), await proposed()];
    const { body } = await consents(second.person.id);
    await world.ask(second.person.token, 'DELETE', `profiles/${second.person.id}/consents/${body.id}`);
    await remind(first.answerBy);
    const third = await proposed();
    await consents(third.person.id, 'third@example.md');
    await remind(third.answerBy);
    await ended(third.person.id, 'sent');
    expect(server.letters.map(({ to }) => to)).toEqual([['third@example.md']]);
    expect([...(await letters(first.person.id)), ...(await letters(second.person.id))]).toEqual([]);
  });

  it('an address that is none is refused, and not repeated in the answer', async () => {
    const person = await world.person();
    const answer = await consents(person.id, 'Ana\r\nBcc: all@example.md');
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid-mail-address' } });
    expect(answer.text).not.toContain('all@example.md');
  });

  it('what is not taken is put off and tried again; what is refused for good is given up; neither is told by its address', async () => {
    const [later, never] = [await proposed(), await proposed()];
    server.refuses = (to) => (to.startsWith('later') ? 451 : to.startsWith('never') ? 550 : undefined);
    await consents(later.person.id, 'later@example.md');
    await consents(never.person.id, 'never@example.md');
    await remind(later.answerBy);
    await ended(never.person.id, 'given-up');
    const putOff = await eventually(
      () => letters(later.person.id),
      ([one]) => one?.state === 'waiting' && one.attempts > 0,
    );
    expect(putOff).toMatchObject([{ code: 451, attempts: 1 }]);
    server.refuses = () => undefined;
    await sendNow();
    await ended(later.person.id, 'sent');
    expect(server.letters).toHaveLength(1);
    expect(fs.readFileSync(log, 'utf8')).not.toMatch(/example\.md|Testescu/);
  });

  it('a letter whose server broke off after the words had left is not sent again: nobody knows whether it arrived', async () => {
    const { person, answerBy } = await proposed();
    server.breaksOff = true;
    await consents(person.id);
    await remind(answerBy);
    await ended(person.id, 'unsure');
    server.breaksOff = false;
    await sendNow();
    expect(server.letters).toEqual([]);
  });

  it('one whose process died while it was handed over is not sent again either', async () => {
    const { person } = await proposed();
    await consents(person.id);
    await world.db.query(
      `INSERT INTO platform.mail (id, key, subject_id, sealed, state, taken_at) VALUES (gen_random_uuid(), 'dead', $1, '\\x00', 'sending', now() - interval '1 hour')`,
      [person.id],
    );
    await sendNow();
    expect(await letters(person.id)).toMatchObject([{ state: 'unsure' }]);
    await world.db.query(`DELETE FROM platform.mail WHERE key = 'dead'`);
  });

  it('address and words are sealed at rest, exported to the person, and go with them', async () => {
    const { person } = await proposed();
    await consents(person.id);
    server.refuses = () => 550;
    await world.service.app
      .get(LettersToPeople)
      .post(person.id, { key: 'one', text: 'letter.referral.hired', day: '2026-11-26', page: '/account' });
    const [kept] = await ended(person.id, 'given-up');
    server.refuses = () => undefined;
    expect(kept.sealed).not.toContain(Buffer.from('example').toString('hex'));
    const listed = (await world.ask(undefined, 'GET', 'mail')).body.items;
    expect(listed[0]).toMatchObject({ state: 'given-up', replyCode: 550, to: ADDRESS, title: 'Cum merge?' });
    expect((await world.ask(person.token, 'GET', 'mail')).status).toBe(403);
    await world.ask(person.token, 'DELETE', `profiles/${person.id}`);
    expect(await letters(person.id)).toEqual([]);
  });
});

describe('without a mail server', () => {
  let world: ReferralWorld;
  beforeAll(async () => {
    world = await referralWorld({});
  });
  afterAll(() => world.stop());

  it('letters are kept and can be read, by API and on a page, and never dropped', async () => {
    const person = await world.person();
    const page = await world.service.app.inject({
      method: 'POST',
      url: `/people/${person.id}/letters?lang=en`,
      payload: { address: 'no address' },
    });
    expect([page.statusCode, page.body]).toEqual([422, expect.stringContaining('value="no address"')]);
    const agreed = await world.service.app.inject({
      method: 'POST',
      url: `/people/${person.id}/letters?lang=en`,
      payload: { address: ADDRESS },
    });
    expect(agreed.body).toContain(`Letters come to ${ADDRESS}.`);
    const { answerBy } = (await world.propose(person.id, await world.vacancy())).body;
    await world.service.app.get(RemindOfReferrals).execute(NOON(answerBy));
    const kept = await eventually(
      async () => (await world.ask(undefined, 'GET', 'mail')).body.items,
      ([one]) => one?.state === 'kept',
    );
    expect(kept).toMatchObject([{ to: ADDRESS, title: 'An answer is waited for' }]);
    const shown = await world.service.app.inject('/desk/mail?lang=en');
    expect(shown.body).toContain('kept here');
    expect(shown.body).toContain(ADDRESS);
    const stopped = await world.service.app.inject({
      method: 'POST',
      url: `/people/${person.id}/letters?lang=en`,
      payload: { action: 'stop' },
    });
    expect(stopped.body).toContain('No letters come by e-mail.');
  });
});
