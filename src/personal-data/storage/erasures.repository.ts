import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../../platform/database/new-id.js';
import { canonical, type ErasureReceipt } from '../domain/erasure-receipt.js';

const SELECT = `SELECT id, subject, to_char(erased_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "erasedAt", erased, digest FROM platform.erasure`;

/** Receipts; together the list of those who may never come back. */
@Injectable()
export class ErasuresRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<ErasureReceipt | undefined> {
    const [found]: ErasureReceipt[] = await this.dataSource.query(`${SELECT} WHERE id = $1`, [id]);
    return found;
  }

  async ofSubject(tx: EntityManager, subject: string): Promise<ErasureReceipt | undefined> {
    const [found]: ErasureReceipt[] = await tx.query(`${SELECT} WHERE subject = $1`, [subject]);
    return found;
  }

  async add(tx: EntityManager, of: Pick<ErasureReceipt, 'subject' | 'erased' | 'erasedAt'>): Promise<ErasureReceipt> {
    const receipt = { id: newId(), ...of };
    const digest = `sha-256:${createHash('sha256').update(canonical(receipt)).digest('hex')}`;
    await this.keep([{ ...receipt, digest }], tx);
    return { ...receipt, digest };
  }

  /** @returns how many were not known */
  async keep(receipts: readonly ErasureReceipt[], tx: EntityManager = this.dataSource.manager): Promise<number> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO platform.erasure (id, subject, erased_at, erased, digest)
       SELECT id, subject, "erasedAt", erased, digest
       FROM jsonb_to_recordset($1) AS receipt (id uuid, subject text, "erasedAt" timestamptz, erased jsonb, digest text)
       ON CONFLICT DO NOTHING RETURNING id`,
      [JSON.stringify(receipts)],
    );
    return rows.length;
  }

  /** Which of these the database does not know: erasures of after its backup. */
  async unknown(receipts: readonly ErasureReceipt[]): Promise<ErasureReceipt[]> {
    const known = await this.subjects();
    return receipts.filter(({ subject }) => !known.has(subject));
  }

  async subjects(): Promise<ReadonlySet<string>> {
    const rows: { subject: string }[] = await this.dataSource.query(`SELECT subject FROM platform.erasure`);
    return new Set(rows.map(({ subject }) => subject));
  }

  /** Ids of everybody of whom there is a profile or a key, in order. */
  async present(after: string, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `(SELECT subject_id AS id FROM platform.data_key WHERE subject_id > $1 ORDER BY subject_id LIMIT $2)
       UNION (SELECT id FROM profiles.profile WHERE id > $1 ORDER BY id LIMIT $2) ORDER BY id LIMIT $2`,
      [after, limit],
    );
    return rows.map(({ id }) => id);
  }
}
