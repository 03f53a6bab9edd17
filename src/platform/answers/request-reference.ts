import type { IncomingMessage } from 'node:http';
import { newId } from '../database/new-id.js';

/** What a client may call its request: nothing that could break a line of a log, or be a word about somebody. */
const REFERENCE = /^[A-Za-z0-9][\w.:-]{7,63}$/;

/** The reference of a request in logs and problems: the client's own X-Request-Id, so that both sides find it, or a new one. */
export function referenceOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && REFERENCE.test(given) ? given : newId();
}
