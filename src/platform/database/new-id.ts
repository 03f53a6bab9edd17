import { v7 } from 'uuid';

/** A UUIDv7 (RFC 9562): rises with time, so that lists by id are lists by age. */
export function newId(): string {
  return v7();
}
