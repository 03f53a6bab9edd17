import { v7 } from 'uuid';

/** A UUIDv7 (RFC 9562): rises with time, so that lists by id are lists by age. */
export function newId(): string {
  return v7();
}

/** The least id that could have been made at the moment: those from it on are as old as that or younger. */
export function firstIdAt(moment: Date): string {
  const hex = moment.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
