import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type AuditEntry, BEGINNING, type Tail } from '../domain/audit-entry.js';

/** The end of each chain, locked while something is added to it: one writer at a time, so that there is one chain. */
@Injectable()
export class ChainRepository {
  /** Holds the chain until the transaction ends. */
  async hold(tx: EntityManager, organisation: string): Promise<Tail> {
    const held = await this.locked(tx, organisation);
    if (held) return held;
    await tx.query(`INSERT INTO audit.chain (organisation, sequence, hash) VALUES ($1, $2, decode($3, 'hex')) ON CONFLICT DO NOTHING`, [
      organisation,
      BEGINNING.sequence,
      BEGINNING.hash,
    ]);
    return (await this.locked(tx, organisation)) as Tail;
  }

  /** @param entries of one organisation, which is held */
  async add(tx: EntityManager, entries: readonly AuditEntry[]): Promise<void> {
    const last = entries.at(-1);
    if (!last) return;
    const column = <K extends keyof AuditEntry>(key: K) => entries.map((entry) => entry[key]);
    await tx.query(
      `WITH moved AS (UPDATE audit.chain SET sequence = $2, hash = decode($3, 'hex') WHERE organisation = $1)
       INSERT INTO audit.entry (organisation, sequence, recorded_at, actor_kind, actor_id, action, subject_kind, subject_id, purpose, details,
         details_digest, previous_hash, hash)
       SELECT $1, sequence, at::timestamptz, actor_kind, actor_id, action, subject_kind, subject_id, purpose, details::json,
         decode(details_digest, 'hex'), decode(previous_hash, 'hex'), decode(hash, 'hex')
       FROM unnest($4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[],
         $14::text[], $15::text[])
         AS row (sequence, at, actor_kind, actor_id, action, subject_kind, subject_id, purpose, details, details_digest, previous_hash, hash)`,
      [
        last.organisation,
        last.sequence,
        last.hash,
        column('sequence'),
        column('recordedAt'),
        column('actorKind'),
        column('actorId'),
        column('action'),
        column('subjectKind'),
        column('subjectId'),
        column('purpose'),
        column('details'),
        column('detailsDigest'),
        column('previousHash'),
        column('hash'),
      ],
    );
  }

  private async locked(tx: EntityManager, organisation: string): Promise<Tail | undefined> {
    const [row]: { sequence: string; hash: string }[] = await tx.query(
      `SELECT sequence, encode(hash, 'hex') AS hash FROM audit.chain WHERE organisation = $1 FOR UPDATE`,
      [organisation],
    );
    return row && { sequence: Number(row.sequence), hash: row.hash };
  }
}
