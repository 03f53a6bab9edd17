import { Worker } from 'bullmq';
import { DataSource } from 'typeorm';
import { newId } from '../../src/platform/database/new-id.js';
import { type DomainEvent, Outbox } from '../../src/platform/outbox/outbox.js';
import { MOST_WAITING, OutboxRelay } from '../../src/platform/outbox/outbox-relay.js';
import { QUEUE_CONNECTION, Queues } from '../../src/platform/queues/queues.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';

describe('jobs that wait in the queue of matching', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService({ ROLES: 'api' });
  });
  afterAll(() => service.stop());

  const queue = () => service.app.get(Queues).named('matching');
  const prefix = () => queue().opts.prefix as string;
  const waiting = () => service.app.get(Queues).waiting('matching');
  const left = () => service.app.get(Outbox).waiting();
  const tell = async (...events: readonly DomainEvent[]) => {
    await service.app.get(DataSource).transaction((tx) => service.app.get(Outbox).append(tx, ...events));
    service.app.get(OutboxRelay).wake();
  };
  const changes = (count: number): DomainEvent[] =>
    Array.from({ length: count }, (_, at) => ({ name: 'vacancy.changed.v1', data: { vacancyId: newId(), revision: at } }));
  const assessed = (profileId: string): DomainEvent => ({ name: 'recognition.assessed.v1', data: { profileId } });
  const worker = (process: (name: string) => Promise<void>) =>
    new Worker('matching', (job) => process(job.name), { connection: service.app.get(QUEUE_CONNECTION), prefix: prefix() });

  it('are one, for a thousand vacancies that changed, and one more while it runs; a person goes before it', async () => {
    for (let at = 0; at < 10; at++) await tell(...changes(100));
    await eventually(left, (n) => n === 0);
    expect(await waiting()).toBe(1);
    await queue().add('match-profiles', { profileIds: [] }, { priority: 20 });
    await tell(assessed(newId()));
    await eventually(left, (n) => n === 0);
    const order: string[] = [];
    let proceed = () => {};
    const held = new Promise<void>((resolve) => {
      proceed = resolve;
    });
    const one = worker(async (name) => {
      order.push(name);
      if (order.length === 2) await held;
    });
    await eventually(
      async () => order.length,
      (n) => n === 2,
    );
    for (let at = 0; at < 10; at++) await tell(...changes(100));
    await eventually(left, (n) => n === 0);
    proceed();
    await eventually(
      async () => (await waiting()) + (await queue().getActiveCount()),
      (n) => n === 0,
    );
    await one.close();
    expect(order.toSorted()).toEqual(['follow-vacancies', 'follow-vacancies', 'match-profile', 'match-profiles']);
    expect([order.slice(0, 3), order[3]]).toEqual([['match-profile', 'follow-vacancies', 'follow-vacancies'], 'match-profiles']);
  });

  it('are not added to beyond what is allowed to wait: events stay in the outbox, and go on when there is room', async () => {
    const jobs = Array.from({ length: MOST_WAITING }, () => ({ name: 'match-profiles', data: { profileIds: [] } }));
    await queue().addBulk(jobs);
    await tell(...Array.from({ length: 700 }, () => assessed(newId())), { name: 'profile.changed.v1', data: { profileId: newId() } });
    await eventually(left, (n) => n === 700);
    await eventually(
      () => service.app.get(Queues).waiting('recognition'),
      (n) => n === 1,
    );
    expect([await left(), await waiting()]).toEqual([700, MOST_WAITING]);
    await queue().drain();
    await eventually(left, (n) => n === 0);
    expect(await waiting()).toBe(700);
    await queue().drain();
  });

  it('are two for each pair of parties whose agreements changed a hundred times: one for its people, one for its cases', async () => {
    const between = (...parties: readonly string[]): DomainEvent => ({
      name: 'agreement.changed.v1',
      data: { agreementId: newId(), parties },
    });
    const recognition = service.app.get(Queues).named('recognition');
    await recognition.drain();
    for (let at = 0; at < 50; at++) await tell(between('MD', 'RO'), between('RO', 'MD'), between('MD', 'IT'));
    await eventually(left, (n) => n === 0);
    const jobs = await recognition.getJobs(['waiting', 'prioritized', 'delayed']);
    const followed = jobs
      .filter(({ name }) => name.startsWith('follow-agreement'))
      .map(({ name, data }) => `${name} ${data.parties.toSorted()}`);
    expect(followed.toSorted()).toEqual([
      ...['follow-agreement IT,MD', 'follow-agreement MD,RO'],
      ...['follow-agreement-in-cases IT,MD', 'follow-agreement-in-cases MD,RO'],
    ]);
    await recognition.drain();
  });
});
