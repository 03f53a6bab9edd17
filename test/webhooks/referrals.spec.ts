import { Ajv2020 } from 'ajv/dist/2020.js';
import * as formats from 'ajv-formats';
import { Webhook } from 'standardwebhooks';
import { Principals } from '../../src/identity/index.js';
import { RemindOfReferrals } from '../../src/referrals/index.js';
import { type CountryCode, parseCountry } from '../../src/standards/index.js';
import { AGREED, NAME, type ReferralWorld, referralWorld } from '../fixtures/referral-world.js';
import { eventually } from '../fixtures/test-service.js';
import { type Received, WebhookReceiver } from '../fixtures/webhook-receiver.js';

const [MD, RO] = [parseCountry('MD'), parseCountry('RO')];
const EVENTS = ['referral.moved', 'referral.reminder-due'];

describe('whoever sent a vacancy', () => {
  let receiver: WebhookReceiver;
  let world: ReferralWorld;
  beforeAll(async () => {
    receiver = await WebhookReceiver.listening();
    world = await referralWorld({ OUTGOING_PRIVATE: receiver.host });
  });
  afterAll(async () => {
    await world?.stop();
    receiver?.stop();
  });
  beforeEach(() => {
    receiver.received.length = 0;
  });
  afterEach(() => world.db.query(`DELETE FROM webhooks.endpoint`));

  const listening = async (token: string, at: string, events = EVENTS): Promise<string> => {
    const { body } = await world.ask(token, 'POST', 'webhook-endpoints', { url: `${receiver.url}?${at}`, events });
    await world.ask(token, 'POST', `webhook-endpoints/${body.id}/verification`);
    return body.secret;
  };
  const office = (organisation: string, country: CountryCode) =>
    world.service.app.get(Principals).add(`${organisation} ${country}`, [{ role: 'employment-service', country, organisation }]);
  const arrived = (type: string, count = 1): Promise<Received[]> =>
    eventually(
      async () => receiver.of(type),
      (all) => all.length >= count,
    );
  const steps = () => receiver.of('referral.moved').map(({ data }) => data.step);

  it('hears each step of a referral to it, signed, and nothing by which the person is known', async () => {
    const secret = await listening(world.tokens.office, 'office');
    const person = await world.person();
    const { id } = (await world.propose(person.id, await world.vacancy())).body;
    await world.step(person.token, id, AGREED);
    await arrived('referral.moved', 2);
    expect(steps().toSorted()).toEqual(['agreed', 'proposed']);
    for (const one of receiver.of('referral.moved')) {
      expect(new Webhook(secret).verify(one.body, one.headers as Record<string, string>)).toMatchObject({ data: { referralId: id } });
      for (const word of [person.id, NAME, AGREED.contact]) expect(one.body).not.toContain(word);
      await fits(one);
    }
  });

  it('and not of referrals to vacancies of others, to its vacancies in other countries, or to a centre', async () => {
    await listening(await office('elsewhere', MD), 'elsewhere');
    await listening(await office('office', RO), 'abroad');
    await listening(world.tokens.office, 'office');
    const person = await world.person();
    const centre = { profileId: person.id, recipient: 'validation-centre', standard: 'MD-5322' };
    expect((await world.ask(world.tokens.desk, 'POST', 'referrals', centre)).status).toBe(201);
    await world.propose(person.id, await world.vacancy());
    await arrived('referral.moved');
    const told = await world.db.query(`SELECT e.url FROM webhooks.delivery d JOIN webhooks.endpoint e ON e.id = d.endpoint_id`);
    expect(told).toEqual([{ url: `${receiver.url}?office` }]);
  });

  it('is reminded of a referral on which nobody has reported', async () => {
    await listening(world.tokens.office, 'office', ['referral.reminder-due']);
    const person = await world.person();
    const { id, answerBy } = (await world.propose(person.id, await world.vacancy())).body;
    await world.service.app.get(RemindOfReferrals).execute(new Date(`${answerBy}T12:00:00Z`));
    const find = async () => receiver.of('referral.reminder-due').find(({ data }) => data.referralId === id);
    const ours = (await eventually(find, (one) => one !== undefined)) as Received;
    expect(ours.data).toEqual({ referralId: id, country: 'MD', state: 'proposed', dueOn: answerBy });
    await fits(ours);
  });

  /** The message is as the API document says. */
  async function fits(one: Received): Promise<void> {
    const { webhooks } = (await world.service.app.inject('/openapi.json')).json();
    const { schema } = webhooks[one.type].post.requestBody.content['application/json'];
    const ajv = new Ajv2020({ strict: false });
    formats.default.default(ajv);
    expect([ajv.validate(schema, JSON.parse(one.body)), ajv.errorsText()]).toEqual([true, 'No errors']);
  }
});
