/** Each stable error code once, with its HTTP status and title. Source: RFC 9457. */
export type Problems = Readonly<Record<string, { readonly status: number; readonly title: string }>>;

/** One wrong place in a body: RFC 6901 pointer, stable code, what to do. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** application/problem+json */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly instance?: string;
  readonly errors?: readonly FieldError[];
}

export const PLATFORM_PROBLEMS: Problems = {
  'validation-failed': { status: 422, title: 'The body does not fit' },
  'invalid-parameter': { status: 400, title: 'A parameter of the address does not fit' },
  'malformed-body': { status: 400, title: 'The body cannot be read' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'body-too-slow': { status: 408, title: 'The body did not come in time' },
  'address-too-long': { status: 414, title: 'The address is too long' },
  'unsupported-media-type': { status: 415, title: 'This kind of body is not taken here' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'token-required': { status: 401, title: 'A bearer token is needed' },
  'idempotency-key-reused': { status: 422, title: 'The idempotency key was used with another body' },
  'idempotency-key-in-flight': { status: 409, title: 'The first request with this key is still running' },
  'precondition-required': { status: 428, title: 'If-Match is needed' },
  'changed-meanwhile': { status: 412, title: 'Somebody was first' },
  'invalid-cursor': { status: 400, title: 'The cursor does not fit' },
  'invalid-limit': { status: 400, title: 'The limit does not fit' },
  'operation-not-found': { status: 404, title: 'No such operation' },
  'operation-cannot-move': { status: 409, title: 'The operation is not in a state for this' },
  'work-halted': { status: 409, title: 'The work has been halted' },
  'dead-letter-not-found': { status: 404, title: 'No such dead letter' },
  'subject-erased': { status: 410, title: 'The person has been erased' },
  'quota-exceeded': { status: 429, title: 'The quota is used up' },
  'too-many-within-an-hour': { status: 429, title: 'Too many within an hour' },
  overloaded: { status: 503, title: 'Too much is asked of the service just now' },
  'refused-by-database': { status: 403, title: 'This is not yours to see or change' },
  'not-ready': { status: 503, title: 'The service is not ready' },
  'storage-full': { status: 507, title: 'No room is left' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
};
