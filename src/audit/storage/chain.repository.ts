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
    await tx.query(
      `WITH moved AS (UPDATE audit.chain SET sequence = $2, hash = decode($3, 'hex') WHERE organisation = $1)
       INSERT INTO audit.entry (organisation, sequence, recorded_at, actor_kind, actor_id, action, subject_kind, subject_id, purpose, details,
         details_digest, previous_hash, hash)
       SELECT $1, sequence, "recordedAt", "actorKind", "actorId", action, "subjectKind", "subjectId", purpose, details::json,
         decode("detailsDigest", 'hex'), decode("previousHash", 'hex'), decode(hash, 'hex')
       FROM json_to_recordset($4) AS row (sequence bigint, "recordedAt" timestamptz, "actorKind" text, "actorId" text, action text,
         "subjectKind" text, "subjectId" text, purpose text, details text, "detailsDigest" text, "previousHash" text, hash text)`,
      [last.organisation, last.sequence, last.hash, JSON.stringify(entries)],
    );
  }

  /** Of whom there is a chain. */
  async organisations(tx: EntityManager): Promise<string[]> {
    const rows: { organisation: string }[] = await tx.query(`SELECT organisation FROM audit.chain`);
    return rows.map(({ organisation }) => organisation);
  }

  private async locked(tx: EntityManager, organisation: string): Promise<Tail | undefined> {
    const [row]: { sequence: string; hash: string }[] = await tx.query(
      `SELECT sequence, encode(hash, 'hex') AS hash FROM audit.chain WHERE organisation = $1 FOR UPDATE`,
      [organisation],
    );
    return row && { sequence: Number(row.sequence), hash: row.hash };
  }
}
