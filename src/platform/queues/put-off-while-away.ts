import { ProcessorDecoratorService } from '@nestjs/bullmq';
import { DelayedError, type Job } from 'bullmq';
import { saysAway, saysFull } from '../availability/neighbour-away.js';

const AGAIN_MS = 2_000;
type Work = (job: Job, ...more: unknown[]) => Promise<unknown>;

/** While the database is away or has no room, jobs wait and lose none of their attempts: a queue on Redis would else have given up on all of them within seconds. */
export function putOffWhileAway(): void {
  ProcessorDecoratorService.prototype.decorate = (work) => patient(work as unknown as Work) as never;
}

const patient =
  (work: Work): Work =>
  async (job, ...more) => {
    try {
      return await work(job, ...more);
    } catch (error) {
      if (!saysAway(error) && !saysFull(error)) throw error;
      await job.moveToDelayed(Date.now() + AGAIN_MS, more[0] as string);
      throw new DelayedError();
    }
  };
