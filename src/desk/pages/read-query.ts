import { InvalidCursor } from '../../platform/paging/page.js';
import { InvalidParameter } from '../../platform/problem-details/errors.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws InvalidCursor */
export function idOfCursor(key: string | undefined): string | undefined {
  if (key !== undefined && !UUID.test(key)) throw new InvalidCursor();
  return key;
}

/** @throws InvalidParameter */
export function readId(given: string | undefined, name: string): string {
  if (!given || !UUID.test(given)) throw new InvalidParameter(name, 'It must be a UUID.');
  return given.toLowerCase();
}
