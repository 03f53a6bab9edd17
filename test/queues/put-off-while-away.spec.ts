import { ProcessorDecoratorService } from '@nestjs/bullmq';
import { DelayedError } from 'bullmq';
import { putOffWhileAway } from '../../src/platform/queues/put-off-while-away.js';

const aJob = () => {
  const putOff: unknown[] = [];
  return { putOff, moveToDelayed: async (at: number, token: string) => void putOff.push([at > Date.now(), token]) };
};
const failingWith = (error: Error) =>
  new ProcessorDecoratorService().decorate((async () => Promise.reject(error)) as never) as never as (
    job: unknown,
    token: string,
  ) => Promise<unknown>;

describe('a job whose database is away or full', () => {
  beforeAll(putOffWhileAway);

  it.each([
    ['terminating connection', '57P01'],
    ['could not extend file: No space left on device', '53100'],
  ])('is put off, and has lost none of its attempts: %s', async (message, code) => {
    const job = aJob();
    await expect(failingWith(Object.assign(new Error(message), { code }))(job, 'token')).rejects.toThrow(DelayedError);
    expect(job.putOff).toEqual([[true, 'token']]);
  });

  it('fails as ever when something else is wrong', async () => {
    const job = aJob();
    await expect(failingWith(new Error('a poisoned row'))(job, 'token')).rejects.toThrow('a poisoned row');
    expect(job.putOff).toEqual([]);
  });
});
