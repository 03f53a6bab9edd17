import type { JobsOptions } from 'bullmq';
import type { Subscription } from './outbox.js';

export interface Told {
  readonly id: string;
  readonly name: string;
  readonly data: object;
  /** Of what told it; null: by the release before, or by nobody's request. */
  readonly traceparent: string | null;
}
export interface NewJob {
  readonly name: string;
  readonly data: object;
  readonly opts: JobsOptions;
}

/**
 * What a queue is handed for what was told. A job that coalesces takes nothing from its event, so the last of a batch stands for all, and
 * at most one waits while one runs, in the trace of the last; any other is made harmless to repeat by its id.
 */
export function jobsOf(told: readonly Told[], subscriptions: readonly Subscription[]): NewJob[] {
  return subscriptions.flatMap((one): NewJob[] => {
    const heard = told.filter(({ name }) => name === one.event);
    const priority = one.priority === undefined ? {} : { priority: one.priority };
    if (!one.coalesce)
      return heard.map((told) => ({
        name: one.job,
        data: told.data,
        opts: { jobId: `${told.id}-${one.job}`, ...priority, ...traced(told) },
      }));
    const opts = { deduplication: { id: one.job, keepLastIfActive: true }, ...priority };
    return heard.slice(-1).map((told) => ({ name: one.job, data: told.data, opts: { ...opts, ...traced(told) } }));
  });
}

function traced({ traceparent }: Told): JobsOptions {
  return traceparent ? { telemetry: { metadata: traceparent } } : {};
}
