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
    await this.keep({ ...receipt, digest }, tx);
    return { ...receipt, digest };
  }

  /** @returns false when it is known */
  async keep(receipt: ErasureReceipt, tx: EntityManager = this.dataSource.manager): Promise<boolean> {
    const { id, subject, erasedAt, erased, digest } = receipt;
    const rows: unknown[] = await tx.query(
      `INSERT INTO platform.erasure (id, subject, erased_at, erased, digest) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id`,
      [id, subject, erasedAt, JSON.stringify(erased), digest],
    );
    return rows.length > 0;
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
