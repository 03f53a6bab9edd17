import type { BulkJobOptions, Queue } from 'bullmq';

export interface NewJob {
  readonly name: string;
  readonly data: unknown;
  readonly opts?: BulkJobOptions;
}

/** Most jobs that are added one by one: on PostgreSQL each costs about 1 ms so, and all together 8 ms, for which tables of their own are made. */
const FEW = 6;

/** In their order; when adding breaks off, some may have been added. */
export async function addJobs(queue: Queue, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length > FEW) await queue.addBulk([...jobs]);
  else for (const { name, data, opts } of jobs) await queue.add(name, data, opts);
}
