interface Kept {
  readonly code: string;
  readonly keepDays: number;
  readonly what: string;
  readonly why: string;
}
/** Rows older than $1 are counted, and removed, at most $2 at a time. */
interface KeptRows extends Kept {
  readonly count: string;
  readonly remove: string;
}
/** Ids of at most $2 people who are due since $1, after the id $3, in order: they are erased. */
interface KeptPeople extends Kept {
  readonly due: string;
}
/** How long something is kept and why, and how what is older is found. */
export type RetentionRule = KeptRows | KeptPeople;

/** @param key primary key @param due an SQL condition on $1 */
export function rowsOlder(table: string, key: string, due: string): Pick<KeptRows, 'count' | 'remove'> {
  return {
    count: `SELECT count(*)::int AS n FROM ${table} WHERE ${due}`,
    remove: `DELETE FROM ${table} WHERE ${key} IN (SELECT ${key} FROM ${table} WHERE ${due} LIMIT $2)`,
  };
}

export const PLATFORM_RETENTION: readonly RetentionRule[] = [
  {
    ...{
      code: 'letters',
      keepDays: 180,
      what: 'Letters to people, sent or kept',
      why: 'Time to see that they were sent, and not to send them twice',
    },
    ...rowsOlder('platform.mail', 'id', `posted_at < $1 AND state NOT IN ('waiting', 'sending')`),
  },
  {
    ...{ code: 'repeated-requests', keepDays: 1, what: 'First answers kept for repeats', why: 'A key counts for 24 hours' },
    ...rowsOlder('platform.idempotency_key', 'key', 'begun_at < $1'),
  },
  {
    ...{ code: 'counts-of-an-hour', keepDays: 1, what: 'Counts of what a network did within an hour', why: 'A limit is of one hour' },
    ...rowsOlder('platform.hourly_count', 'client', 'began_at < $1'),
  },
  {
    ...{ code: 'relayed-events', keepDays: 30, what: 'Events that every queue has been handed', why: 'Time to look into what went wrong' },
    ...rowsOlder('platform.outbox', 'id', 'relayed_at < $1'),
  },
  {
    ...{ code: 'ended-operations', keepDays: 90, what: 'Long work that has ended, with its verdicts', why: 'Time to fetch results' },
    ...rowsOlder('platform.operation', 'id', 'ended_at < $1'),
  },
  {
    ...{
      code: 'given-up-jobs',
      keepDays: 180,
      what: 'Jobs that were given up and that nobody sent back',
      why: 'Their cause is old; the truth they follow is reconciled daily',
    },
    ...rowsOlder('platform.dead_letter', 'id', 'last_failed_at < $1'),
  },
];
