import type { JobsOptions } from 'bullmq';
import type { DomainEvent, Subscription } from './outbox.js';

export interface Told {
  readonly id: string;
  readonly name: string;
  readonly data: DomainEvent['data'];
  /** Of what told it; null: by the release before, or by nobody's request. */
  readonly traceparent: string | null;
}
export interface NewJob {
  readonly name: string;
  readonly data: object;
  readonly opts: JobsOptions;
}

/**
 * What a queue is handed for what was told. Of events for a job that coalesces, the last of each key stands for all of it, and at most one
 * waits while one runs, in the trace of the last; any other is made harmless to repeat by its id.
 */
export function jobsOf(told: readonly Told[], subscriptions: readonly Subscription[]): NewJob[] {
  return subscriptions.flatMap(({ event, job, coalesce, priority }): NewJob[] => {
    const heard = told.filter(({ name }) => name === event);
    const jobFor = (one: Told, opts: JobsOptions) => ({
      ...{ name: job, data: one.data },
      opts: { ...opts, ...(priority !== undefined && { priority }), ...traced(one) },
    });
    if (!coalesce) return heard.map((one) => jobFor(one, { jobId: `${one.id}-${job}` }));
    const keyOf = (one: Told) => (coalesce === true ? job : `${job}-${coalesce(one.data)}`);
    const last = new Map(heard.map((one) => [keyOf(one), one]));
    return [...last].map(([id, one]) => jobFor(one, { deduplication: { id, keepLastIfActive: true } }));
  });
}

function traced({ traceparent }: Told): JobsOptions {
  return traceparent ? { telemetry: { metadata: traceparent } } : {};
}
