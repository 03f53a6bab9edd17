import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { DataKeys, KEY_COLUMNS, type KeyRow, keyOf } from '../../platform/encryption/data-keys.js';
import { type Alert, type AlertOf, type AlertWords, type Every, subjectOf } from '../domain/alert.js';

interface Row extends KeyRow {
  readonly id: string;
  readonly draftId: string | null;
  readonly profileId: string | null;
  readonly every: Every;
  readonly confirmedAt: Date | null;
  readonly dueAt: Date;
  readonly sealed: Buffer;
}

const COLUMNS = `alert.id, draft_id AS "draftId", profile_id AS "profileId", every, confirmed_at AS "confirmedAt", due_at AS "dueAt", sealed`;
const SUBJECT = 'coalesce(draft_id, profile_id)';
const cellOf = (row: string) => ({ table: 'self_assessment.alert', row });

/** Who is told of new work, how often; address and what was told lie sealed under the key of the draft or the person. */
@Injectable()
export class AlertsRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
  ) {}

  /** Takes the place of the one before. @param hashes of what confirms and what ends it */
  async put(tx: EntityManager, alert: Alert, hashes: { readonly confirm: string | null; readonly stop: string }): Promise<void> {
    const [column, subject] = columnOf(alert.of);
    await tx.query(`DELETE FROM self_assessment.alert WHERE ${column} = $1`, [subject]);
    await tx.query(
      `INSERT INTO self_assessment.alert (id, ${column}, every, confirm_hash, stop_hash, confirmed_at, due_at, sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [alert.id, subject, alert.every, hashes.confirm, hashes.stop, alert.confirmedAt ?? null, alert.dueAt, await this.seal(tx, alert)],
    );
  }

  async of(of: AlertOf, tx?: EntityManager): Promise<Alert | undefined> {
    const [column, subject] = columnOf(of);
    const [one] = await this.found(`WHERE ${column} = $1`, [subject], tx);
    return one;
  }

  /** Held until `tx` ends. */
  async by(tx: EntityManager, column: 'confirm_hash' | 'stop_hash', hash: string): Promise<Alert | undefined> {
    const [one] = await this.found(`WHERE ${column} = $1 FOR UPDATE OF alert`, [hash], tx);
    return one;
  }

  /** Confirmed and due, the longest due first. Of a draft whose time is over there is none. */
  due(at: Date, limit: number): Promise<Alert[]> {
    return this.found(
      `WHERE confirmed_at IS NOT NULL AND due_at <= $1
         AND (draft_id IS NULL OR EXISTS (SELECT FROM self_assessment.draft WHERE draft.id = draft_id AND expires_at > $1))
       ORDER BY due_at, alert.id LIMIT $2`,
      [at, limit],
    );
  }

  /** Held until `tx` ends. @returns false: it has ended, or another has looked at it meanwhile */
  async hold(tx: EntityManager, { id, dueAt }: Alert): Promise<boolean> {
    const rows: unknown[] = await tx.query(`SELECT FROM self_assessment.alert WHERE id = $1 AND due_at = $2 FOR UPDATE SKIP LOCKED`, [
      id,
      dueAt,
    ]);
    return rows.length > 0;
  }

  async update(tx: EntityManager, alert: Alert): Promise<void> {
    await tx.query(`UPDATE self_assessment.alert SET confirmed_at = $2, due_at = $3, sealed = $4 WHERE id = $1`, [
      ...[alert.id, alert.confirmedAt ?? null, alert.dueAt],
      await this.seal(tx, alert),
    ]);
  }

  async remove(tx: EntityManager, by: 'stop_hash' | 'draft_id' | 'profile_id', value: string): Promise<void> {
    await tx.query(`DELETE FROM self_assessment.alert WHERE ${by} = $1`, [value]);
  }

  private async found(where: string, values: readonly unknown[], tx?: EntityManager): Promise<Alert[]> {
    const statement = `SELECT ${COLUMNS}, ${KEY_COLUMNS} FROM self_assessment.alert ${keyOf(SUBJECT)} ${where}`;
    const rows: Row[] = await (tx ?? this.dataSource).query(statement, [...values]);
    const opened = await Promise.all(rows.map((row) => this.open(row)));
    return opened.flatMap((one) => one ?? []);
  }

  private async open({ id, draftId, profileId, every, confirmedAt, dueAt, sealed, ...wrapped }: Row): Promise<Alert | undefined> {
    const of: AlertOf = draftId ? { draftId } : { profileId: profileId as string };
    const key = await this.keys.toRead(subjectOf(of), wrapped);
    if (!key) return undefined;
    const words = key.open<AlertWords>(cellOf(id), sealed);
    return { ...words, id, of, every, dueAt: dueAt.toISOString(), ...(confirmedAt && { confirmedAt: confirmedAt.toISOString() }) };
  }

  private async seal(tx: EntityManager, { id, of, mail, stop, told }: Alert): Promise<Buffer> {
    const words: AlertWords = { mail, stop, told };
    return (await this.keys.toWrite(tx, subjectOf(of))).seal(cellOf(id), words);
  }
}

function columnOf(of: AlertOf): ['draft_id' | 'profile_id', string] {
  return 'draftId' in of ? ['draft_id', of.draftId] : ['profile_id', of.profileId];
}
