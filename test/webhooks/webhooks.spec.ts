import { Webhook } from 'standardwebhooks';
import { DataSource } from 'typeorm';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { Principals } from '../../src/identity/index.js';
import { newId } from '../../src/platform/database/new-id.js';
import { Queues } from '../../src/platform/queues/queues.js';
import { Profiles } from '../../src/profiles/index.js';
import type { CountryCode } from '../../src/standards/index.js';
import { TellOrganisations } from '../../src/webhooks/application/tell-organisations.js';
import { WebhookEndpointsRepository } from '../../src/webhooks/storage/webhook-endpoints.repository.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';
import { type Received, WebhookReceiver } from '../fixtures/webhook-receiver.js';

type Body = ReturnType<typeof JSON.parse>;
const [MD, RO] = ['MD', 'RO'] as CountryCode[];
const EVENTS = ['vacancies.changed', 'profile.changed', 'operation.ended'];
const VACANCY = { source: 'anofm', reference: 'W-1', title: 'Sudor', region: 'MD-OR', occupation: '7212' };
const wanted = (path: string) => path.replace(/^\/?/, '/v1/');

describe('webhooks', () => {
  let receiver: WebhookReceiver;
  let service: TestService;
  let db: DataSource;
  let anofm: string;
  beforeAll(async () => {
    receiver = await WebhookReceiver.listening();
    service = await testService({ OUTGOING_PRIVATE: receiver.host, API_TOKEN: 'a-token-of-the-installation' });
    await service.app.get(LoadDemonstration).reference(false);
    db = service.app.get(DataSource);
    anofm = await service.app.get(Principals).add('ANOFM', [{ role: 'employment-service', country: MD, organisation: 'anofm' }]);
  });
  afterAll(async () => {
    await service?.stop();
    receiver?.stop();
  });
  beforeEach(() => {
    receiver.received.length = 0;
    receiver.behaviour = () => ({});
    receiver.repeatsChallenges = true;
  });
  afterEach(() => db.query(`DELETE FROM webhooks.endpoint`));

  const send = (method: string, url: string, payload?: object, token = anofm, headers: object = {}) =>
    service.app.inject({
      method: method as 'GET',
      url: wanted(url),
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(payload && { payload }),
    });
  const ask = async (method: string, url: string, payload?: object, token = anofm): Promise<Body> => {
    const answer = await send(method, url, payload, token);
    return answer.body ? answer.json() : { status: answer.statusCode };
  };
  const registered = async (form: object = {}): Promise<Body> =>
    ask('POST', 'webhook-endpoints', { url: receiver.url, events: EVENTS, ...form });
  const active = async (form: object = {}): Promise<Body> => {
    const endpoint = await registered(form);
    expect(await ask('POST', `webhook-endpoints/${endpoint.id}/verification`)).toMatchObject({ state: 'active' });
    return endpoint;
  };
  const arrived = (type: string, count = 1): Promise<Received[]> =>
    eventually(
      async () => receiver.of(type),
      (all) => all.length >= count,
    );
  const deliveries = async (id: string, holds: (items: Body[]) => boolean): Promise<Body[]> =>
    eventually(async () => (await ask('GET', `webhook-endpoints/${id}/deliveries`)).items as Body[], holds);
  const comesAtOnce = () => db.query(`UPDATE webhooks.delivery SET due_at = now() WHERE state = 'waiting'`);
  const stopsResting = () => db.query(`UPDATE webhooks.endpoint SET rests_until = NULL`);

  it('tell an address of a change, signed so that an independent library of Standard Webhooks verifies it', async () => {
    const { secret, id } = await active();
    await ask('POST', 'vacancies', VACANCY);
    const [one] = (await arrived('vacancies.changed')) as [Received];
    expect(new Webhook(secret).verify(one.body, one.headers as Record<string, string>)).toMatchObject({
      type: 'vacancies.changed',
      data: { revision: expect.any(Number) },
    });
    expect(() =>
      new Webhook(secret).verify(one.body.replace('"revision":', '"revision":1'), one.headers as Record<string, string>),
    ).toThrow();
    const [delivery] = await deliveries(id, (items) => items[0]?.state === 'delivered');
    expect(delivery).toMatchObject({ messageId: one.headers['webhook-id'], attempts: [{ number: 1, status: 200 }] });
    expect(JSON.stringify(delivery)).not.toContain('challenge');
  });

  it('tell nothing to an address that does not repeat the challenge', async () => {
    receiver.repeatsChallenges = false;
    const { id } = await registered();
    expect(await ask('POST', `webhook-endpoints/${id}/verification`)).toMatchObject({ code: 'webhook-receiver-not-verified' });
    receiver.behaviour = () => ({ status: 500 });
    expect(await ask('POST', `webhook-endpoints/${id}/verification`)).toMatchObject({ detail: expect.stringContaining('it answered 500') });
    await ask('POST', 'vacancies', { ...VACANCY, reference: 'W-2' });
    await eventually(
      async () => (await db.query(`SELECT FROM platform.outbox WHERE relayed_at IS NULL`)).length as number,
      (left) => left === 0,
    );
    expect(receiver.of('vacancies.changed')).toEqual([]);
    expect(await deliveries(id, () => true)).toEqual([]);
  });

  it('refuse addresses inside, unknown events, and an address that is there already', async () => {
    for (const url of ['http://127.0.0.1:1/x', 'https://10.0.0.8/', 'https://169.254.169.254/latest', 'http://example.org/', 'nonsense'])
      expect(await registered({ url })).toMatchObject({ status: 422, code: 'outgoing-refused' });
    expect(await registered({ events: ['person.rich'] })).toMatchObject({
      errors: [{ pointer: '/events', code: 'unknown-webhook-event' }],
    });
    const { id } = await registered();
    expect(await registered()).toMatchObject({ code: 'webhook-endpoint-known', detail: expect.stringContaining(id) });
  });

  it('are the organisation’s own: another does not see, change or use them, and the installation names whose they are', async () => {
    const { id } = await registered();
    const other = await service.app.get(Principals).add('Other', [{ role: 'employment-service', country: MD, organisation: 'other' }]);
    const abroad = await service.app.get(Principals).add('Abroad', [{ role: 'employment-service', country: RO, organisation: 'anofm' }]);
    for (const token of [other, abroad]) {
      expect(await ask('GET', 'webhook-endpoints', undefined, token)).toMatchObject({ items: [] });
      for (const [method, url] of [
        ['GET', `webhook-endpoints/${id}`],
        ['DELETE', `webhook-endpoints/${id}`],
        ['POST', `webhook-endpoints/${id}/secrets`],
        ['GET', `webhook-endpoints/${id}/deliveries`],
      ] as const)
        expect((await send(method, url, undefined, token)).statusCode).toBe(403);
    }
    const form = { url: receiver.url, events: EVENTS };
    const installation = 'a-token-of-the-installation';
    expect(await ask('POST', 'webhook-endpoints', form, installation)).toMatchObject({
      errors: [{ pointer: '/organisation' }, { pointer: '/country' }],
    });
    expect(await ask('POST', 'webhook-endpoints', { ...form, organisation: 'anofm', country: 'RO' })).toMatchObject({ status: 403 });
  });

  it('sign with both secrets for a day after a rotation, and with the new one alone after it', async () => {
    const { id, secret: former } = await active();
    const { secret } = await ask('POST', `webhook-endpoints/${id}/secrets`);
    await ask('POST', 'vacancies', { ...VACANCY, reference: 'W-3' });
    const [one] = (await arrived('vacancies.changed')) as [Received];
    for (const good of [former, secret]) new Webhook(good).verify(one.body, one.headers as Record<string, string>);
    expect(String(one.headers['webhook-signature']).split(' ')).toHaveLength(2);
    await ask('POST', `webhook-endpoints/${id}/secrets`);
    await ask('POST', 'vacancies', { ...VACANCY, reference: 'W-4' });
    const [, two] = (await arrived('vacancies.changed', 2)) as [Received, Received];
    expect(() => new Webhook(former).verify(two.body, two.headers as Record<string, string>)).toThrow();
    new Webhook(secret).verify(two.body, two.headers as Record<string, string>);
    const [{ sealed }]: Body[] = await db.query(`SELECT sealed FROM webhooks.endpoint`);
    expect(sealed.toString('latin1')).not.toContain(secret.slice(6));
  });

  it('repeat with the same id until it is taken, keep each attempt, and wait as long as the receiver asks', async () => {
    const { id } = await active();
    receiver.behaviour = () => ({ status: 503, headers: { 'retry-after': '7000' } });
    await ask('POST', 'vacancies', { ...VACANCY, reference: 'W-5' });
    const [waiting] = await deliveries(id, (items) => items[0]?.attempts.length === 1);
    expect(waiting).toMatchObject({ state: 'waiting', attempts: [{ status: 503, fault: 'it answered 503' }] });
    expect(Date.parse(waiting.dueAt) - Date.now()).toBeGreaterThan(6_900_000);
    receiver.behaviour = () => ({});
    await comesAtOnce();
    const [done] = await deliveries(id, (items) => items[0]?.state === 'delivered');
    expect(done.attempts.map(({ status }: Body) => status)).toEqual([503, 200]);
    expect(new Set(receiver.of('vacancies.changed').map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('leave a failing address alone for a growing while, give up after the last attempt, and send anew what was given up', async () => {
    const { id } = await active();
    receiver.behaviour = () => ({ status: 500 });
    await ask('POST', 'vacancies', { ...VACANCY, reference: 'W-6' });
    for (let attempt = 1; attempt <= 3; attempt++) {
      await deliveries(id, (items) => items[0]?.attempts.length === attempt);
      await comesAtOnce();
    }
    const [{ rests }]: Body[] = await db.query(`SELECT extract(epoch FROM rests_until - now())::int AS rests FROM webhooks.endpoint`);
    expect(rests).toBeGreaterThan(5);
    await db.query(`UPDATE webhooks.delivery SET tries = 9`);
    await stopsResting();
    const [given] = await deliveries(id, (items) => items[0]?.state === 'given-up');
    receiver.behaviour = () => ({});
    expect(await ask('POST', `webhook-endpoints/${id}/deliveries/${given.id}/replay`)).toEqual({ replayed: 1 });
    await deliveries(id, (items) => items[0]?.state === 'delivered');
  }, 120_000);

  it('are disabled after three days without a success or by 410, tell the organisation’s other addresses, and go on where they stopped', async () => {
    const other = await WebhookReceiver.listening();
    const { id } = await active();
    receiver.behaviour = () => ({ status: 500 });
    await ask('POST', 'vacancies', { ...VACANCY, reference: 'W-7' });
    await deliveries(id, (items) => items[0]?.attempts.length === 1);
    await db.query(`UPDATE webhooks.endpoint SET failing_since = now() - interval '3 days', rests_until = NULL`);
    await comesAtOnce();
    const disabled = await eventually(
      () => ask('GET', `webhook-endpoints/${id}`),
      ({ state }) => state === 'disabled',
    );
    expect(disabled).toMatchObject({ disabledBecause: 'failing-for-three-days' });
    expect(await ask('POST', `webhook-endpoints/${id}/deliveries/replay`, { since: '2020-01-01T00:00:00Z' })).toMatchObject({
      code: 'webhook-endpoint-not-active',
    });
    receiver.behaviour = () => ({});
    await ask('POST', `webhook-endpoints/${id}/verification`);
    await comesAtOnce();
    await deliveries(id, (items) => items[0]?.state === 'delivered');
    receiver.behaviour = () => ({ status: 410 });
    await ask('POST', 'vacancies', { ...VACANCY, reference: 'W-8' });
    expect(
      await eventually(
        () => ask('GET', `webhook-endpoints/${id}`),
        ({ state }) => state === 'disabled',
      ),
    ).toMatchObject({ disabledBecause: 'gone' });
    other.stop();
  }, 60_000);

  it('name the newest change of the vacancies, also when an earlier one is told late or again', async () => {
    await active();
    const tell = service.app.get(TellOrganisations, { strict: false });
    const earlier = newId();
    await tell.execute(earlier, 'vacancies.changed', { revision: 1_000_005 });
    await arrived('vacancies.changed');
    await db.query(`UPDATE webhooks.endpoint SET rests_until = now() + interval '1 hour'`);
    await tell.execute(newId(), 'vacancies.changed', { revision: 1_000_009 });
    await tell.execute(earlier, 'vacancies.changed', { revision: 1_000_005 });
    await tell.execute(newId(), 'vacancies.changed', { revision: 1_000_008 });
    await stopsResting();
    const named = async () => receiver.of('vacancies.changed').map(({ data }) => data.revision as number);
    await eventually(named, (revisions) => Math.max(...revisions) === 1_000_009, 10_000);
  });

  it('give up no sending whose message is replaced by a later one, or goes with an erased person or its address, while the receiver thinks', async () => {
    const { id } = await active();
    await db.query(`DELETE FROM platform.dead_letter`);
    receiver.behaviour = () => ({ afterMs: 1_000 });
    await ask('POST', 'vacancies', { ...VACANCY, reference: 'W-10' });
    await arrived('vacancies.changed');
    await ask('POST', 'vacancies', { ...VACANCY, reference: 'W-11' });
    await arrived('vacancies.changed', 2);
    const token = 'a-token-of-the-installation';
    const person = await ask('POST', 'profiles', { destination: 'MD' }, token);
    await arrived('profile.changed');
    await ask('DELETE', `profiles/${person.id}`, undefined, token);
    await arrived('profile.erased');
    const waiting = async () => (await db.query(`SELECT FROM webhooks.delivery WHERE state = 'waiting'`)).length as number;
    await eventually(waiting, (n) => n === 0);
    receiver.received.length = 0;
    await ask('POST', 'vacancies', { ...VACANCY, reference: 'W-13' });
    await arrived('vacancies.changed');
    await ask('DELETE', `webhook-endpoints/${id}`);
    const sending = () => service.app.get(Queues).busy(['webhook-deliveries']);
    await eventually(sending, (n) => n === 0);
    expect(await db.query(`SELECT queue, name, reason FROM platform.dead_letter`)).toEqual([]);
  });

  it('are sent again when it is time, also after the wall clock was an hour ahead for a while', async () => {
    const queue = service.app.get(Queues).named('webhook-deliveries');
    await queue.removeJobScheduler('look-for-due');
    await queue.upsertJobScheduler('look-for-due', { every: 2_000, startDate: Date.now() + 3_600_000 }, { name: 'look-for-due' });
    const { id } = await active();
    receiver.behaviour = () => ({ status: 503 });
    await ask('POST', 'vacancies', { ...VACANCY, reference: 'W-12' });
    await deliveries(id, (items) => items[0]?.attempts.length === 1);
    receiver.behaviour = () => ({});
    await comesAtOnce();
    await deliveries(id, (items) => items[0]?.state === 'delivered');
  });

  it('do not make an erasure wait for a sending that is being written down, nor the sending for it', async () => {
    const { id } = await active();
    const token = 'a-token-of-the-installation';
    const person = await ask('POST', 'profiles', { destination: 'MD' }, token);
    await arrived('profile.changed');
    await deliveries(id, (items) => items[0]?.state === 'delivered');
    await db.transaction(async (tx) => {
      await service.app.get(WebhookEndpointsRepository, { strict: false }).hold(tx, id);
      expect(await ask('DELETE', `profiles/${person.id}`, undefined, token)).toMatchObject({ erased: { 'webhooks.message': 1 } });
    });
  });

  it('tell nothing of a person who is erased while the message is made, for nobody would be told of the erasure then', async () => {
    const { id } = await active();
    const token = 'a-token-of-the-installation';
    const person = await ask('POST', 'profiles', { destination: 'MD' }, token);
    await arrived('profile.changed');
    await ask('DELETE', `profiles/${person.id}`, undefined, token);
    const asReadBefore = jest.spyOn(service.app.get(Profiles), 'destinationsOf').mockResolvedValueOnce(['MD' as CountryCode]);
    const tell = service.app.get(TellOrganisations, { strict: false });
    expect(await tell.execute(newId(), 'profile.changed', { profileId: person.id, revision: 1 })).toEqual([]);
    asReadBefore.mockRestore();
    await arrived('profile.erased');
    expect((await deliveries(id, () => true)).map(({ type }) => type)).toEqual(['profile.erased']);
  });

  it('do not let a receiver that is slow hold up another', async () => {
    const slow = await active();
    const quick = await ask('POST', 'webhook-endpoints', { url: `${receiver.url}?quick`, events: EVENTS });
    await ask('POST', `webhook-endpoints/${quick.id}/verification`);
    let first = true;
    receiver.behaviour = () => {
      const behaviour = first ? { afterMs: 14_000 } : {};
      first = false;
      return behaviour;
    };
    await ask('POST', 'vacancies', { ...VACANCY, reference: 'W-9' });
    await arrived('vacancies.changed', 2);
    const states = () => Promise.all([slow.id, quick.id].map(async (one) => (await deliveries(one, () => true))[0].state as string));
    const seen = await eventually(states, (all) => all.includes('delivered'), 12_000);
    expect(seen.sort()).toEqual(['delivered', 'waiting']);
  }, 60_000);

  it('tell whoever began long work, and nobody else, that it has ended', async () => {
    await active();
    const installation = 'a-token-of-the-installation';
    await service.app.inject({
      ...{ method: 'POST', url: '/v1/imports?kind=vacancies&source=elsewhere' },
      ...{ headers: { authorization: `Bearer ${installation}`, 'content-type': 'text/csv' }, payload: 'reference;title\n' },
    });
    const begun = await service.app.inject({
      ...{ method: 'POST', url: '/v1/imports?kind=vacancies&source=anofm' },
      ...{
        headers: { authorization: `Bearer ${anofm}`, 'content-type': 'text/csv' },
        payload: 'reference;title;region;isco\nZ-1;Sudor;MD-BA;7212\n',
      },
    });
    const [told] = (await arrived('operation.ended')) as [Received];
    expect(told.data).toEqual({ operationId: begun.json().id, status: 'done' });
    expect(receiver.of('operation.ended')).toHaveLength(1);
  });

  it('tell of people of the own country only, and of an erasure whoever was told of the person', async () => {
    const { id } = await active();
    const token = 'a-token-of-the-installation';
    await ask('POST', 'profiles', { destination: 'RO' }, token);
    const person = await ask('POST', 'profiles', { destination: 'MD' }, token);
    const [told] = (await arrived('profile.changed')) as [Received];
    expect(told.data).toMatchObject({ profileId: person.id });
    expect(Object.keys(told.data).sort()).toEqual(['profileId', 'revision']);
    expect(await ask('DELETE', `profiles/${person.id}`, undefined, token)).toMatchObject({ erased: { 'webhooks.message': 1 } });
    const [erased] = (await arrived('profile.erased')) as [Received];
    expect(erased.data).toEqual({ profileId: person.id });
    expect((await deliveries(id, () => true)).map(({ type }) => type)).toEqual(['profile.erased']);
    expect(receiver.of('profile.changed')).toHaveLength(1);
  });

  it('change only as they were read, and another address proves itself anew', async () => {
    const { id } = await active();
    const etag = (await send('GET', `webhook-endpoints/${id}`)).headers.etag as string;
    const change = (payload: object, ifMatch: string) => send('PATCH', `webhook-endpoints/${id}`, payload, anofm, { 'if-match': ifMatch });
    expect((await change({ url: `${receiver.url}?moved` }, etag)).json()).toMatchObject({ state: 'unverified' });
    expect((await change({ state: 'disabled' }, etag)).statusCode).toBe(412);
    expect((await send('PATCH', `webhook-endpoints/${id}`, { state: 'disabled' })).statusCode).toBe(428);
    expect(await ask('DELETE', `webhook-endpoints/${id}`)).toEqual({ status: 204 });
    expect(await db.query(`SELECT FROM platform.data_key WHERE subject_id = $1`, [id])).toEqual([]);
  });
});
