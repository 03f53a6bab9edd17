import { Principals } from '../../src/identity/index.js';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { Queues } from '../../src/platform/queues/queues.js';
import { RaiseAlarms } from '../../src/recognition/application/cases/raise-alarms.js';
import { MailServer } from '../fixtures/mail-server.js';
import { inDays, NAME, type ReferralWorld, referralWorld } from '../fixtures/referral-world.js';
import { simpleParser } from '../fixtures/simple-letter.js';
import { eventually } from '../fixtures/test-service.js';
import { WebhookReceiver } from '../fixtures/webhook-receiver.js';

const ASSESSOR = 'demonstration-md-assessor';
const EVENT = 'recognition-case.near-limit';

describe('a case whose limit comes near', () => {
  let server: MailServer;
  let receiver: WebhookReceiver;
  let world: ReferralWorld;
  beforeAll(async () => {
    [server, receiver] = [await MailServer.listening(), await WebhookReceiver.listening()];
    const mail = { SMTP_URL: server.url, MAIL_FROM: 'passerelle@example.md' };
    world = await referralWorld({ ...mail, OUTGOING_PRIVATE: receiver.host });
  });
  afterAll(async () => {
    await world?.stop();
    await server?.stop();
    receiver?.stop();
  });
  beforeEach(() => {
    server.forget();
    receiver.received.length = 0;
  });
  afterEach(() => world.db.query(`DELETE FROM webhooks.endpoint`));

  const agree = (profileId: string, purpose: string, recipient: string, language = 'ro') =>
    world.ask(world.tokens.desk, 'POST', `profiles/${profileId}/consents`, { recipient, purpose, language });
  /** Complete, of somebody who wants letters in a language, or none. */
  const aCase = async (letters?: string) => {
    const person = await world.person();
    const facts = { destination: 'MD', credential: { kind: 'formal', country: 'IT', title: 'Diploma', awardedOn: '2010-06-20' } };
    await agree(person.id, 'apply-for-recognition', 'MEC');
    if (letters) await agree(person.id, 'letters-by-mail', `${person.id}@example.md`, letters);
    const subject = (await world.ask(undefined, 'GET', `profiles/${person.id}/credentials`)).body[0].id;
    const form = { purpose: 'study', profileId: person.id, subject, facts };
    const { body } = await world.ask(ASSESSOR, 'POST', 'recognition-cases', form);
    await step(body.id, 'completion');
    return { id: body.id as string, profileId: person.id, address: `${person.id}@example.md` };
  };
  const step = async (id: string, path: string, payload: object = {}) => {
    const { etag } = await world.ask(ASSESSOR, 'GET', `recognition-cases/${id}`);
    const answer = await world.ask(ASSESSOR, 'POST', `recognition-cases/${id}/${path}`, payload, { 'if-match': etag });
    expect(answer.status).toBeLessThan(300);
  };
  const dueIn = (id: string, days: number) =>
    world.db.query(`UPDATE recognition.recognition_case SET decide_by = $2::date WHERE id = $1`, [id, inDays(days)]);
  const look = async () => {
    const alarms = world.service.app.get(RaiseAlarms);
    const told = await alarms.execute();
    await alarms.execute();
    await settled();
    return told;
  };
  const settled = () =>
    eventually(
      async () =>
        (await world.service.app.get(Outbox).waiting()) +
        (await world.service.app.get(Queues).busy(['recognition', 'webhooks', 'mail'])) +
        (await world.db.query(`SELECT id FROM webhooks.delivery WHERE state = 'waiting' AND due_at <= now()`)).length,
      (left) => left === 0,
    );
  const written = (address: string) =>
    server.letters.filter(({ to }) => to.includes(address)).map(({ raw }) => ({ raw, ...simpleParser(raw) }));
  const heardOf = (id: string) => receiver.of(EVENT).filter(({ data }) => data.caseId === id);
  const listening = async (country: string) => {
    const grant = { role: 'employment-service', country, organisation: `office-${country}` } as never;
    const token = await world.service.app.get(Principals).add(`Office of ${country}`, [grant]);
    const { body } = await world.ask(token, 'POST', 'webhook-endpoints', { url: `${receiver.url}?${country}`, events: [EVENT] });
    expect((await world.ask(token, 'POST', `webhook-endpoints/${body.id}/verification`)).body).toMatchObject({ state: 'active' });
  };

  it('is told of fourteen days before and not earlier, once: by letter in their language, which says the day, and no name or title', async () => {
    const { id, address } = await aCase('ro');
    await dueIn(id, 15);
    await look();
    expect(written(address)).toEqual([]);
    await dueIn(id, 14);
    await look();
    await look();
    const [letter, ...more] = await eventually(
      async () => written(address),
      (all) => all.length > 0,
    );
    expect(more).toEqual([]);
    const day = new Intl.DateTimeFormat('ro-MD', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${inDays(14)}T00:00:00Z`));
    expect(letter?.title).toBe('Se apropie un termen');
    expect(letter?.text).toContain(`până la ${day}`);
    for (const word of [NAME, 'Diploma', id]) expect(letter?.text).not.toContain(word);
  });

  it('is told to offices of its country that listen, once, by id and day alone; to none of another country', async () => {
    await listening('MD');
    await listening('RO');
    const { id, profileId } = await aCase('ro');
    await dueIn(id, 10);
    await look();
    await look();
    const [one, ...more] = await eventually(
      async () => heardOf(id),
      (all) => all.length > 0,
    );
    expect(more).toEqual([]);
    expect(one?.data).toEqual({ caseId: id, decideBy: inDays(10) });
    expect(one?.body).not.toContain(profileId);
    const told = await world.db.query(
      `SELECT DISTINCT endpoint.url FROM webhooks.delivery JOIN webhooks.endpoint ON endpoint.id = endpoint_id`,
    );
    expect(told).toEqual([{ url: `${receiver.url}?MD` }]);
  });

  it('is not told by letter to whoever did not agree to letters, or took it back', async () => {
    const [never, before] = [await aCase(), await aCase('ro')];
    await world.service.app.inject({ method: 'POST', url: `/people/${before.profileId}/letters`, payload: { action: 'stop' } });
    const { body } = await world.ask(undefined, 'GET', `profiles/${before.profileId}/consents`);
    for (const one of body.filter(({ purpose }: { purpose: string }) => purpose === 'letters-by-mail'))
      await world.ask(world.tokens.desk, 'DELETE', `profiles/${before.profileId}/consents/${one.id}`);
    for (const { id } of [never, before]) await dueIn(id, 3);
    await look();
    expect(server.letters).toEqual([]);
  });

  it('that was decided or withdrawn is told of to nobody, though it ended after the alarm was raised', async () => {
    await listening('MD');
    const [decided, withdrawn, waiting] = [await aCase('ro'), await aCase('ro'), await aCase('ro')];
    const decision = { outcome: 'full', recognisedAs: { iscedLevel: 3 }, whyDeparted: 'The programme was compared.' };
    for (const { id } of [decided, withdrawn, waiting]) await dueIn(id, 5);
    await step(decided.id, 'decision', decision);
    await step(withdrawn.id, 'withdrawal', { reason: 'The person asked for it.' });
    const outbox = world.service.app.get(Outbox);
    await world.db.transaction(async (tx) => {
      for (const { id } of [decided, withdrawn, waiting])
        await outbox.append(tx, { name: 'recognition.case-near-limit.v1', data: { caseId: id, decideBy: inDays(5) } });
    });
    await eventually(
      async () => written(waiting.address),
      (all) => all.length > 0,
    );
    await eventually(
      async () => heardOf(waiting.id),
      (all) => all.length > 0,
    );
    await settled();
    expect([written(decided.address), written(withdrawn.address), heardOf(decided.id), heardOf(withdrawn.id)]).toEqual([[], [], [], []]);
  });

  it('whose letter the mail server would not take yet is not written of once it is decided', async () => {
    const { id, address, profileId } = await aCase('ro');
    server.refuses = () => 451;
    await dueIn(id, 5);
    await look();
    const waiting = () => world.db.query(`SELECT state, attempts FROM platform.mail WHERE subject_id = $1`, [profileId]);
    await eventually(waiting, ([one]) => one?.attempts === 1);
    await step(id, 'decision', { outcome: 'full', recognisedAs: { iscedLevel: 3 }, whyDeparted: 'The programme was compared.' });
    await settled();
    expect(await waiting()).toEqual([]);
    server.refuses = () => undefined;
    expect(written(address)).toEqual([]);
  });

  it('and has passed in silence is written of as passed, and not as near', async () => {
    const { id, address } = await aCase('en');
    await dueIn(id, -1);
    await look();
    const letters = await eventually(
      async () => written(address),
      (all) => all.length > 0,
    );
    expect(letters.map(({ title }) => title)).toEqual(['A day has passed']);
    expect(letters[0]?.text).toMatch(/Silence is no refusal\. You may ask, and you may appeal\./);
  });
});
