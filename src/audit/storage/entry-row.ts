import type { AuditEntry } from '../domain/audit-entry.js';

/** Every column as it goes under the hash; microseconds too, so that no edit is below what is compared. */
export const ENTRY_COLUMNS = `organisation, sequence, to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "recordedAt",
  actor_kind AS "actorKind", actor_id AS "actorId", action, subject_kind AS "subjectKind", subject_id AS "subjectId", purpose, details::text AS details,
  encode(details_digest, 'hex') AS "detailsDigest", encode(previous_hash, 'hex') AS "previousHash", encode(hash, 'hex') AS hash`;

export type EntryRow = Omit<AuditEntry, 'sequence'> & { readonly sequence: string };

export function toEntry(row: EntryRow): AuditEntry {
  return { ...row, sequence: Number(row.sequence) };
}
