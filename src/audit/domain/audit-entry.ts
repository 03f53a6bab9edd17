import type { Acting } from './acting.js';
import { AUDIT_ACTIONS, type AuditedAct } from './audit-action.js';

/** SHA-256 of a text, 64 lowercase hexadecimal digits. */
export type Digest = (text: string) => string;

/** One link of a chain. Every field but `details` is under `hash`; `details` is under `detailsDigest`. */
export interface AuditEntry {
  readonly organisation: string;
  /** 1, 2, 3 … within the organisation, without a gap. */
  readonly sequence: number;
  /** UTC with microseconds, as PostgreSQL keeps it: `2026-11-26T09:15:00.123000Z`. */
  readonly recordedAt: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly purpose: string | null;
  /** JSON, byte for byte as it was written. */
  readonly details: string;
  readonly detailsDigest: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** Where a chain ends. */
export type Tail = Pick<AuditEntry, 'sequence' | 'hash'>;

export const BEGINNING: Tail = { sequence: 0, hash: '0'.repeat(64) };

const ENCODING = 'passerelle-audit-entry-1';

/** The text under the hash: a JSON array (ECMA-404, as `JSON.stringify` writes it) of the fields in this order, first the name of the encoding. */
export function encodeEntry(entry: Omit<AuditEntry, 'hash'>): string {
  const { organisation, sequence, recordedAt, actorKind, actorId, action, subjectKind, subjectId, purpose } = entry;
  const told = [recordedAt, actorKind, actorId, action, subjectKind, subjectId, purpose, entry.detailsDigest];
  return JSON.stringify([ENCODING, organisation, sequence, ...told, entry.previousHash]);
}

/** The next link after `tail`. @throws DetailNotAllowed when the act tells more than its action may */
export function linkEntry(tail: Tail, acting: Acting, act: AuditedAct, at: Date, digest: Digest): AuditEntry {
  const details = detailsOf(act);
  const open = {
    organisation: acting.organisation,
    sequence: tail.sequence + 1,
    recordedAt: at.toISOString().replace('Z', '000Z'),
    actorKind: acting.actor.kind,
    actorId: acting.actor.id,
    action: act.action,
    subjectKind: AUDIT_ACTIONS[act.action].subject,
    subjectId: act.subjectId,
    purpose: acting.purpose,
    details,
    detailsDigest: digest(details),
    previousHash: tail.hash,
  };
  return { ...open, hash: digest(encodeEntry(open)) };
}

export class DetailNotAllowed extends Error {
  readonly code = 'audit-detail-not-allowed';
  constructor(action: string, key: string) {
    super(`An entry of ${action} has no detail "${key}". Add it to the table of actions, if it can never be personal.`);
  }
}

/** Keys in their order, so that the same details are the same text. */
function detailsOf({ action, details = {} }: AuditedAct): string {
  const allowed: readonly string[] = AUDIT_ACTIONS[action].details;
  const given = Object.entries(details).filter(([, value]) => value !== undefined);
  const stranger = given.find(([key]) => !allowed.includes(key));
  if (stranger) throw new DetailNotAllowed(action, stranger[0]);
  return JSON.stringify(Object.fromEntries(given.toSorted(([a], [b]) => (a < b ? -1 : 1))));
}
