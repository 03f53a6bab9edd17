/** An address that this service does not call: found before anything is sent. */
export class OutgoingRefused extends Error {
  readonly code = 'outgoing-refused';
  constructor(host: string, why: string) {
    super(`${host} is not called: ${why}`);
  }
}

/** A call that was made and came to nothing: no answer in time, an answer that cannot be read, a lost line. */
export class OutgoingFailed extends Error {
  readonly code = 'outgoing-failed';
  constructor(host: string, why: string) {
    super(`${host} did not answer: ${why}`);
  }
}
