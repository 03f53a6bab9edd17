import { InvalidCursor } from '../../platform/paging/page.js';

/** A place in the one order in which vacancies change. */
export function cursorOf(revision: number): string {
  return Buffer.from(`changes:${revision}`).toString('base64url');
}

/** @returns 0 where nothing is given: the beginning @throws InvalidCursor */
export function revisionOf(cursor: string | undefined): number {
  if (!cursor) return 0;
  const revision = /^changes:(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  if (revision === undefined) throw new InvalidCursor();
  return Number(revision);
}
