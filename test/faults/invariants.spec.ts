import pg from 'pg';
import { DataSource } from 'typeorm';
import { signingKey } from '../../src/audit/index.js';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { newAuditKey } from '../fixtures/audit-chains.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';
import { GoodClient } from './harness/good-client.js';
import { Receiver } from './harness/receiver.js';
import { Remembered } from './harness/remembered.js';
import { Seeded } from './harness/seeded.js';
import { INVARIANTS } from './invariants/all.js';
import type { Looked } from './invariants/invariant.js';
import { Workload } from './workload/workload.js';

const AS_OWNER = 'SET LOCAL session_replication_role = replica';

/** The same as a message under another id, which is sent as if it were another. */
const TOLD_UNDER_ANOTHER_ID = `WITH one AS (
  INSERT INTO webhooks.message (id, type, data, told_at)
  SELECT gen_random_uuid(), type, data, told_at FROM webhooks.message WHERE type = 'recognition-case.opened' LIMIT 1 RETURNING id)
  INSERT INTO webhooks.delivery (id, endpoint_id, message_id)
  SELECT gen_random_uuid(), endpoint.id, one.id FROM one, webhooks.endpoint WHERE organisation = 'faults-slow'`;

/** Each breach of the truth, done by hand, and the words in which it is told. */
const BREACHES: readonly (readonly [name: string, words: RegExp, statements: readonly string[]])[] = [
  [
    'I1',
    /vacancy .* was acknowledged and is not there/,
    [
      `UPDATE vacancies.vacancy SET reference = 'another' WHERE revision = (SELECT max(revision) FROM vacancies.vacancy WHERE source = 'faults')`,
    ],
  ],
  [
    'I2',
    /an upload of work that has ended/,
    [
      `INSERT INTO platform.operation (id, kind, status) VALUES (gen_random_uuid(), 'left', 'done')`,
      `INSERT INTO platform.operation_upload SELECT id, 0, '' FROM platform.operation WHERE kind = 'left'`,
    ],
  ],
  [
    'I3',
    /the list of person .* reads otherwise than one computed anew/,
    [
      `UPDATE matching.match_list SET items = '[]' WHERE profile_id = (SELECT profile_id FROM matching.match_list WHERE items <> '[]' LIMIT 1)`,
    ],
  ],
  ['I4', /case .* is withdrawn by the way opened/, [`UPDATE recognition.recognition_case SET state = 'withdrawn'`]],
  [
    'I4',
    /operation follow-vacancies .* is done/,
    [
      `INSERT INTO platform.operation (id, kind, status, input, done, total) VALUES (gen_random_uuid(), 'follow-vacancies', 'done', '{}', 1, 2)`,
    ],
  ],
  ['I5', /the chain of/, [`UPDATE audit.entry SET actor_id = 'somebody else' WHERE action = 'person.registered'`]],
  ['I5', /person.registered .* is recorded 0 times/, [`UPDATE audit.entry SET action = 'person.read' WHERE action = 'person.registered'`]],
  [
    'I6',
    /given up: matching sing/,
    [
      `INSERT INTO platform.dead_letter (id, queue, name, data, reason, attempts) VALUES (gen_random_uuid(), 'matching', 'sing', '{}', 'cannot', 1)`,
    ],
  ],
  [
    'I7',
    /the consent of person .* is not in force/,
    [`INSERT INTO profiles.consent_withdrawal (consent_id) SELECT id FROM profiles.consent ON CONFLICT DO NOTHING`],
  ],
  [
    'I1',
    /person .* is there and nobody was told so/,
    [
      `INSERT INTO profiles.profile (id, revision, destination, countries, content)
      VALUES (gen_random_uuid(), 1, 'MD', '{}', '{}')`,
    ],
  ],
  [
    'I8',
    /receiver slow: recognition-case.opened .* never came/,
    [
      `INSERT INTO platform.outbox (id, name, data, relayed_at) VALUES (gen_random_uuid(), 'recognition.case-opened.v1', '{"country":"RO"}', now())`,
    ],
  ],
  ['I8', /receiver slow: recognition-case.opened came as msg_.*, by which nothing happened/, [TOLD_UNDER_ANOTHER_ID]],
];

describe('the invariants of the fault harness', () => {
  let service: TestService;
  let looked: Looked;
  let receivers: Receiver[];
  beforeAll(async () => {
    const auditKey = newAuditKey();
    receivers = await Receiver.ofEachNature();
    service = await testService({ AUDIT_KEY: auditKey, OUTGOING_PRIVATE: receivers.map(({ host }) => host).join(',') });
    await service.app.get(LoadDemonstration).reference(true);
    await service.app.get(LoadDemonstration).vacancies();
    await service.app.listen(0, '127.0.0.1');
    const remembered = new Remembered();
    const subscriber = new GoodClient(await service.app.getUrl(), remembered, new Seeded(1));
    const told = await service.app.get(DataSource).query(`SELECT id FROM platform.outbox`);
    for (const one of receivers)
      await one.subscribe(
        subscriber,
        told.map(({ id }: { id: string }) => id),
      );
    const workload = new Workload(await service.app.getUrl(), remembered, { desks: 4, seed: 1, name: 'w1' });
    const { people, vacancies, imports, cases, consents } = remembered;
    const done = async () => [people, vacancies, imports, cases, consents].map(({ size }) => size);
    await eventually(done, (sizes) => sizes.every((size) => size > 1), 60_000);
    await workload.end();
    const auditKeys = [signingKey({ auditKey, dataDirectory: '' }).jwk];
    looked = {
      app: service.app,
      remembered,
      auditKeys,
      receivers,
      query: async (statement, values) => (await client(async (one) => one.query(statement, values as unknown[]))).rows,
    };
  }, 120_000);
  afterAll(async () => {
    await service.stop();
    for (const one of receivers) one.stop();
  });

  async function client<T>(use: (one: pg.Client) => Promise<T>): Promise<T> {
    const one = new pg.Client(service.databaseUrl);
    await one.connect();
    return use(one).finally(() => one.end());
  }
  const found = async () =>
    (await Promise.all(INVARIANTS.map(async ({ name, breaches }) => (await breaches(looked)).map((one) => `${name}: ${one}`)))).flat();

  it('hold over a workload without a fault, in which something of everything was done', async () => {
    expect(looked.remembered.wrongAnswers).toEqual([]);
    await eventually(found, (breaches) => breaches.length === 0, 60_000);
  }, 90_000);

  it('count only what was signed: a receiver takes nothing that somebody else wrote to it', async () => {
    const [one] = receivers as [Receiver];
    const [before, body] = [one.taken.length, '{"type":"agreement.changed","data":{}}'];
    const headers = {
      ...{ 'webhook-id': 'msg_1', 'webhook-timestamp': String(Math.floor(Date.now() / 1_000)) },
      'webhook-signature': 'v1,eA==',
    };
    expect((await fetch(one.url, { method: 'POST', body, headers })).status).toBe(401);
    expect([before > 0, one.taken.length]).toEqual([true, before]);
  });

  it.each(BREACHES)('%s speaks when it is broken: %s', async (name, words, statements) => {
    await client(async (one) => {
      await one.query(`BEGIN; ${AS_OWNER}`);
      for (const statement of statements) await one.query(statement);
      await one.query('COMMIT');
    });
    const breaches = async () => (await INVARIANTS.find((one) => one.name === name)?.breaches(looked)) ?? [];
    await eventually(breaches, (all) => all.some((one) => words.test(one)), 10_000);
  });
});
