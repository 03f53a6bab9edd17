import { DataSource } from 'typeorm';
import { Queues } from '../../src/platform/queues/queues.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';

interface Letter {
  readonly id: string;
  readonly name: string;
  readonly data: object;
  readonly reason: string;
  readonly attempts: number;
}

const DAY = 86_400_000;

describe('jobs that cannot be done', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService();
  });
  afterAll(() => service.stop());
  const letters = async (): Promise<Letter[]> => (await service.app.inject('/v1/dead-letters')).json().items;
  const ask = (method: 'POST' | 'DELETE', url: string) => service.app.inject({ method, url });

  it('become dead letters with their reason, whatever the queue, are kept once, go back when asked and can be laid aside', async () => {
    const timestamp = Date.now() - 2 * DAY;
    for (const queue of ['matching', 'recognition']) await service.app.get(Queues).named(queue).add('unheard-of', { queue }, { timestamp });
    const [first] = await eventually(letters, ({ length }) => length === 2);
    expect(first).toMatchObject({ name: 'unheard-of', attempts: 1, reason: expect.stringContaining('has no job named "unheard-of"') });
    expect((await ask('POST', `/v1/dead-letters/${first!.id}/retry`)).statusCode).toBe(202);
    for (const { id } of await letters()) expect((await ask('DELETE', `/v1/dead-letters/${id}`)).statusCode).toBe(204);
    expect(await letters()).toEqual([]);
    const gone = await ask('DELETE', `/v1/dead-letters/${first!.id}`);
    expect([gone.statusCode, gone.json().code]).toEqual([404, 'dead-letter-not-found']);
    expect((await service.app.inject('/metrics')).body).toMatch(/queue_dead_letters_total\{queue="matching",job="unheard-of"\} [12]/);
  });

  it('are kept as soon as they can be, when the database has no room for the letter at first', async () => {
    const db = service.app.get(DataSource);
    await db.query(`ALTER TABLE platform.dead_letter ADD CONSTRAINT disk_full CHECK (name <> 'sung') NOT VALID`);
    const job = await service.app
      .get(Queues)
      .named('matching')
      .add('sung', {}, { timestamp: Date.now() - 2 * DAY });
    await eventually(
      () =>
        service.app
          .get(Queues)
          .named('matching')
          .getJobState(job.id as string),
      (state) => state === 'failed',
    );
    expect(await letters()).toEqual([]);
    await db.query(`ALTER TABLE platform.dead_letter DROP CONSTRAINT disk_full`);
    const [letter] = await eventually(letters, ({ length }) => length === 1);
    expect(letter).toMatchObject({ name: 'sung', attempts: 1 });
    await ask('DELETE', `/v1/dead-letters/${letter!.id}`);
  });

  it('are left to the workers of a newer release where this one does not know them, and nothing of them fails', async () => {
    const queue = service.app.get(Queues).named('matching');
    const { id } = await queue.add('of-a-newer-release', {});
    await eventually(
      () => queue.getJobState(id as string),
      (state) => state === 'delayed',
    );
    const job = await queue.getJob(id as string);
    expect([job?.failedReason, await letters()]).toEqual([undefined, []]);
    await job?.remove();
  });

  it('are given up after the last attempt only, and are done when sent back after the cause is mended', async () => {
    const db = service.app.get(DataSource);
    await db.query(`ALTER TABLE matching.match_list RENAME TO match_list_away`);
    const profileIds = ['0197b1c0-0000-7000-8000-000000000001'];
    await service.app.get(Queues).named('matching').add('match-profiles', { profileIds }, { attempts: 2 });
    const [letter] = await eventually(letters, ({ length }) => length === 1);
    expect(letter).toMatchObject({ data: { profileIds }, attempts: 2, reason: expect.stringContaining('match_list') });
    await db.query(`ALTER TABLE matching.match_list_away RENAME TO match_list`);
    await ask('POST', `/v1/dead-letters/${letter!.id}/retry`);
    await eventually(
      () => service.app.get(Queues).busy(['matching']),
      (n) => n === 0,
    );
    expect(await letters()).toEqual([]);
  });
});
