import { DelayedError, type Job, UnrecoverableError } from 'bullmq';

const AGAIN_MS = 5_000;
/** A deploy is over by then. */
const PATIENCE_MS = 24 * 3_600_000;

/** A job that this worker does not know comes from a newer release, whose workers take it; one that nobody knows for a day is given up. */
export async function leaveToNewer(job: Job, token: string | undefined): Promise<never> {
  if (Date.now() - job.timestamp > PATIENCE_MS) throw new UnrecoverableError(`Queue "${job.queueName}" has no job named "${job.name}".`);
  await job.moveToDelayed(Date.now() + AGAIN_MS, token);
  throw new DelayedError();
}
