/** A neighbour of ours does not answer. Nothing is wrong with the request. */
export class NeighbourAway extends Error {
  readonly code = 'not-ready';
  constructor() {
    super(
      'The database of this service does not answer. Send the same request again in some seconds; with the same Idempotency-Key it is done once, also if it was done already.',
    );
  }
}

/** SQLSTATE classes 08 (connection), 57P (shut down, starting) and 53300 (too many connections), and what the system calls a lost line. */
const LOST = /^(08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)$/;
/** The driver gives these no code. */
const LOST_IN_WORDS = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Query read timeout',
  'Client has encountered a connection error',
  'Connection is closed',
  'Driver not Connected',
  'Query runner already released',
  'Database connection provided by a query runner was already released',
];

/** Whether an error of a driver says that a neighbour is away. */
export function saysAway(error: unknown): boolean {
  const { code, message, driverError } = (error ?? {}) as { code?: unknown; message?: unknown; driverError?: unknown };
  if (driverError && driverError !== error) return saysAway(driverError);
  return (typeof code === 'string' && LOST.test(code)) || LOST_IN_WORDS.some((words) => String(message).startsWith(words));
}

/** The disk of the database, or of this process, is full. */
export class StorageFull extends Error {
  readonly code = 'storage-full';
  readonly retryAfter = 30;
  constructor() {
    super(
      'This service has no room left to keep what was sent. Nothing of this request was kept; reading still works. Send it again after the seconds of Retry-After.',
    );
  }
}

/** SQLSTATE disk_full, and what the system says of a full disk, a quota, or a file that may not grow. */
const FULL = ['53100', 'ENOSPC', 'EDQUOT', 'EFBIG'];

export function saysFull(error: unknown): boolean {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: unknown };
  if (driverError && driverError !== error) return saysFull(driverError);
  return FULL.includes(String(code));
}
