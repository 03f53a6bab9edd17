const INSUFFICIENT_PRIVILEGE = '42501';

/** What the application let through, and row-level security did not: its policies reach less far than the application's. */
export class RefusedByDatabase extends Error {
  readonly code = 'refused-by-database';
  constructor() {
    super('This is not yours to see or change: the database itself refuses it to whoever asks. Nothing was changed.');
  }
}

export function saysRefused(error: unknown): boolean {
  return (error as { driverError?: { code?: unknown } } | undefined)?.driverError?.code === INSUFFICIENT_PRIVILEGE;
}
