import { createHash } from 'node:crypto';
import pg from 'pg';
import { Agreements, canonicalJson, ImportAgreement, LoadReferenceAgreements } from '../../src/agreements/index.js';
import { anAgreement, anEvent, aVersion } from '../fixtures/an-agreement.js';
import { type TestService, testService } from '../fixtures/test-service.js';

describe('agreements in storage', () => {
  let service: TestService;
  let database: pg.Client;
  beforeAll(async () => {
    service = await testService({ ROLES: 'api' });
    database = new pg.Client(service.databaseUrl);
    await database.connect();
    await importing(anAgreement({ slug: 'there' }));
  });
  afterAll(async () => {
    await database.end();
    await service.stop();
  });
  const importing = (form: object) => service.app.get(ImportAgreement).execute(form);
  const told = async () =>
    Number((await database.query(`SELECT count(*) FROM platform.outbox WHERE name = 'agreement.changed.v1'`)).rows[0].count);

  it('come with the service once, however often they are loaded', async () => {
    const load = service.app.get(LoadReferenceAgreements);
    const first = await load.execute(true);
    expect(first).toBeGreaterThan(8);
    const { revision } = await service.app.get(Agreements).register();
    expect(await load.execute(true)).toBe(0);
    expect(await service.app.get(Agreements).revision()).toBe(revision);
  });

  it.each([
    [`UPDATE agreements.version SET content = '{}' WHERE number = 1`],
    [`DELETE FROM agreements.version`],
    [`UPDATE agreements.event SET happened_on = '2000-01-01'`],
    [`DELETE FROM agreements.event`],
    [`TRUNCATE agreements.version`],
    [`TRUNCATE agreements.event`],
  ])('are not changed by %s', async (statement) => {
    await expect(database.query(statement)).rejects.toThrow('immutable');
  });

  it('carry the hash of the text as it was sent, which anybody can make again', async () => {
    const { id } = await importing(anAgreement({ slug: 'hashed' }));
    const [version] = (await service.app.get(Agreements).get(id)).versions;
    const digest = createHash('sha256').update(canonicalJson(aVersion())).digest('hex');
    expect(version?.contentHash).toBe(`sha-256:${digest}`);
  });

  it('are told of once for each change, and not for a repetition', async () => {
    const before = await told();
    await importing(anAgreement({ slug: 'told' }));
    await importing(anAgreement({ slug: 'told' }));
    await importing(anAgreement({ slug: 'told', events: [anEvent({ kind: 'suspended', on: '2021-01-01' })] }));
    expect(await told()).toBe(before + 2);
  });

  it('are kept once when sent eight times at once, and of two texts under one number one is kept', async () => {
    const kept = await Promise.all(Array.from({ length: 8 }, () => importing(anAgreement({ slug: 'at-once' }))));
    expect(new Set(kept.map(({ id }) => id)).size).toBe(1);
    expect(kept.filter(({ changed }) => changed)).toHaveLength(1);
    const rivals = ['One', 'Other'].map((en) => importing(anAgreement({ slug: 'rivals', versions: [aVersion({ title: { en } })] })));
    const settled = await Promise.allSettled(rivals);
    expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('leave nothing behind when a later part of what was sent is refused', async () => {
    await importing(anAgreement({ slug: 'whole' }));
    const before = await service.app.get(Agreements).get('whole');
    const versions = [aVersion({ number: 2 }), aVersion({ title: { en: 'Changed' } })];
    await expect(importing(anAgreement({ slug: 'whole', versions }))).rejects.toMatchObject({ code: 'agreement-version-is-immutable' });
    expect(await service.app.get(Agreements).get('whole')).toEqual(before);
  });

  it('record an event when the service learns of it, whenever it happened', async () => {
    const begun = new Date().toISOString();
    await importing(anAgreement({ slug: 'recorded', events: [anEvent({ on: '1999-06-01' })] }));
    const [event] = (await service.app.get(Agreements).get('recorded')).events;
    expect(event?.on).toBe('1999-06-01');
    expect((event?.recordedAt ?? '') >= begun).toBe(true);
  });
});
