/** A job whose worker died is taken over within some ten seconds; the third death parks it as failed. */
export const WORKER_OPTIONS = { lockDuration: 8_000, stalledInterval: 4_000, maxStalledCount: 2 } as const;
