/** One page of a list; `nextCursor` null: nothing follows. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export class InvalidCursor extends Error {
  readonly code = 'invalid-cursor';
  constructor() {
    super('The cursor was not made by this list. Take nextCursor of the page before, or leave cursor out to begin anew.');
  }
}

export class InvalidLimit extends Error {
  readonly code = 'invalid-limit';
  constructor(given: string) {
    super(`limit is "${given}"; it must be a whole number from 1 to 500.`);
  }
}

/** @param given the query parameter @returns 1 to 500, 50 when left out @throws InvalidLimit */
export function readLimit(given: string | undefined, fallback = 50): number {
  if (given === undefined) return fallback;
  const limit = Number(given);
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) throw new InvalidLimit(given);
  return limit;
}

/** The sort key behind an opaque cursor. @throws InvalidCursor */
export function readCursor(given: string | undefined): string | undefined {
  if (given === undefined || given === '') return undefined;
  const key = Buffer.from(given, 'base64url').toString('utf8');
  if (!key.startsWith('after:')) throw new InvalidCursor();
  return key.slice('after:'.length);
}

/** @param rows one more than `limit` was asked of the storage, to know whether more follow */
export function pageOf<T>(rows: readonly T[], limit: number, keyOf: (row: T) => string): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, nextCursor: more ? Buffer.from(`after:${keyOf(last)}`).toString('base64url') : null };
}
