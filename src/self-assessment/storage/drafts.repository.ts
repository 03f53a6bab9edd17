import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { DataKeys, KEY_COLUMNS, type KeyRow, keyOf } from '../../platform/encryption/data-keys.js';
import { Mail } from '../../platform/mail/mail.js';
import type { Draft, DraftWords } from '../domain/draft.js';
import { PapersRepository } from './papers.repository.js';

interface Row extends KeyRow {
  readonly id: string;
  readonly expiresAt: Date;
  readonly hasCode: boolean;
  readonly sealed: Buffer;
}

/** By what a draft is found: by a hash of what the person holds; by its id where a hash led to it: a link in a letter, an employer's code of one job. */
export type FoundBy = SecretHash | 'id';
type SecretHash = 'token_hash' | 'code_hash';

const cellOf = (row: string) => ({ table: 'self_assessment.draft', row });

/** Closed to requests: the service asks, by a hash of what only the person holds. */
@Injectable()
export class DraftsRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
    private readonly papers: PapersRepository,
    private readonly mail: Mail,
  ) {}

  /** Undefined: there is none, or its time is over. @param tx holds it until it ends */
  async find(by: FoundBy, value: string, at: Date, tx?: EntityManager): Promise<Draft | undefined> {
    const [row]: Row[] = await (tx ?? this.dataSource).query(
      `SELECT draft.id, expires_at AS "expiresAt", code_hash IS NOT NULL AS "hasCode", sealed, ${KEY_COLUMNS}
       FROM self_assessment.draft ${keyOf('draft.id')} WHERE draft.${by} = $1 AND expires_at > $2 ${tx ? 'FOR UPDATE OF draft' : ''}`,
      [value, at],
    );
    const key = row && (await this.keys.toRead(row.id, row));
    if (!row || !key) return undefined;
    const words = key.open<DraftWords>(cellOf(row.id), row.sealed);
    return { ...words, id: row.id, expiresAt: row.expiresAt.toISOString(), hasCode: row.hasCode };
  }

  async add(tx: EntityManager, draft: Draft, tokenHash: string): Promise<void> {
    await tx.query(`INSERT INTO self_assessment.draft (id, token_hash, keep_days, expires_at, sealed) VALUES ($1, $2, $3, $4, $5)`, [
      draft.id,
      tokenHash,
      draft.consent.keepDays,
      draft.expiresAt,
      await this.seal(tx, draft),
    ]);
  }

  /** Who was asked about a job that is gone is asked no more: its id may come to mean another. */
  async keep(tx: EntityManager, draft: Draft): Promise<void> {
    const statement = `UPDATE self_assessment.draft SET expires_at = $2, sealed = $3 WHERE id = $1`;
    await tx.query(statement, [draft.id, draft.expiresAt, await this.seal(tx, draft)]);
    const jobs = draft.answers.jobs.map(({ id }) => id);
    await tx.query(`DELETE FROM self_assessment.confirmation WHERE draft_id = $1 AND job <> ALL($2)`, [draft.id, jobs]);
    const papers = draft.answers.credentials.flatMap(({ papers = [] }) => papers.map(({ id }) => id));
    await this.papers.keepOnly(tx, draft.id, papers);
  }

  async rename(tx: EntityManager, id: string, by: SecretHash | 'address_hash', hash: string | null): Promise<void> {
    await tx.query(`UPDATE self_assessment.draft SET ${by} = $2 WHERE id = $1`, [id, hash]);
  }

  async erase(tx: EntityManager, id: string): Promise<void> {
    await this.keys.destroy(tx, id);
    await this.mail.forget(tx, id);
    await tx.query(`DELETE FROM self_assessment.draft WHERE id = $1`, [id]);
  }

  private async seal(tx: EntityManager, { id, answers, consent, mail, seen, seenBefore }: Draft): Promise<Buffer> {
    const words: DraftWords = { answers, consent, ...(mail && { mail }), ...(seen && { seen }), ...(seenBefore && { seenBefore }) };
    return (await this.keys.toWrite(tx, id)).seal(cellOf(id), words);
  }
}
