import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataKeys, KEY_COLUMNS, type KeyRow, keyOf } from '../../platform/encryption/data-keys.js';
import type { Confirmation, ConfirmationWords } from '../domain/confirmation.js';

interface Row extends KeyRow {
  readonly id: string;
  readonly draftId: string;
  readonly job: string;
  readonly expiresAt: Date;
  readonly sealed: Buffer;
}

const cellOf = (row: string) => ({ table: 'self_assessment.confirmation', row });

/** Closed to requests: the service asks, for whoever holds the answers or the code. */
@Injectable()
export class ConfirmationsRepository {
  constructor(private readonly keys: DataKeys) {}

  /** One a job: asked again, the code of before no longer counts. */
  async ask(tx: EntityManager, confirmation: Confirmation, codeHash: string): Promise<void> {
    const { id, draftId, job, expiresAt, code, languages } = confirmation;
    await this.withdraw(tx, draftId, job);
    const words: ConfirmationWords = { code, languages };
    const sealed = (await this.keys.toWrite(tx, draftId)).seal(cellOf(id), words);
    await tx.query(
      `INSERT INTO self_assessment.confirmation (id, draft_id, job, code_hash, expires_at, sealed) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, draftId, job, codeHash, expiresAt, sealed],
    );
  }

  /** Undefined: none, or its time or that of the answers is over. */
  ofJob(tx: EntityManager, draftId: string, job: string, at: Date): Promise<Confirmation | undefined> {
    return this.one(tx, 'one.draft_id = $1 AND one.job = $2 AND one.expires_at > $3', [draftId, job, at]);
  }

  byCode(tx: EntityManager, codeHash: string, at: Date): Promise<Confirmation | undefined> {
    return this.one(tx, 'one.code_hash = $1 AND one.expires_at > $2', [codeHash, at]);
  }

  /** @returns whether there was one: of two who answer at once, the second finds none */
  async withdraw(tx: EntityManager, draftId: string, job: string): Promise<boolean> {
    const [, affected]: [unknown, number] = await tx.query(`DELETE FROM self_assessment.confirmation WHERE draft_id = $1 AND job = $2`, [
      draftId,
      job,
    ]);
    return affected > 0;
  }

  private async one(tx: EntityManager, which: string, values: readonly unknown[]): Promise<Confirmation | undefined> {
    const [row]: Row[] = await tx.query(
      `SELECT one.id, draft_id AS "draftId", job, one.expires_at AS "expiresAt", one.sealed, ${KEY_COLUMNS}
       FROM self_assessment.confirmation one ${keyOf('draft_id')} WHERE ${which}`,
      [...values],
    );
    const key = row && (await this.keys.toRead(row.draftId, row));
    if (!row || !key) return undefined;
    const { id, draftId, job, expiresAt } = row;
    return { ...{ id, draftId, job }, expiresAt: expiresAt.toISOString(), ...key.open<ConfirmationWords>(cellOf(id), row.sealed) };
  }
}
