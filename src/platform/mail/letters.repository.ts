import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../database/new-id.js';
import { DataKeys, KEY_COLUMNS, type KeyRow, keyOf } from '../encryption/data-keys.js';
import type { KeptLetter, Letter, LetterState, Words } from './letter.js';

const COLUMNS = `id, state, attempts, reply_code AS "replyCode", posted_at AS "postedAt", ended_at AS "endedAt"`;

/** Whoever has taken a letter and has not come back for so long has died. */
const DEAD_AFTER = `interval '10 minutes'`;

type Row = Omit<KeptLetter, 'words'> & KeyRow & { readonly subjectId: string; readonly sealed: Buffer | null };

const cellOf = (row: string) => ({ table: 'platform.mail', row });

/** Letters, their address and words sealed with the key of whom they are about. */
@Injectable()
export class LettersRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
  ) {}

  /** A key that was used before changes nothing. @throws SubjectErased */
  async add(tx: EntityManager, { key, subject, ...words }: Letter): Promise<void> {
    const id = newId();
    const sealed = (await this.keys.toWrite(tx, subject)).seal(cellOf(id), words);
    await tx.query(`INSERT INTO platform.mail (id, key, subject_id, sealed) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`, [
      ...[id, key, subject, sealed],
    ]);
  }

  /** Takes the letter that is due longest. @returns undefined: none is; words undefined: its person was erased meanwhile */
  async takeDue(): Promise<{ readonly id: string; readonly attempts: number; readonly words: Words | undefined } | undefined> {
    const [rows]: [{ id: string; attempts: number }[], number] = await this.dataSource.query(
      `UPDATE platform.mail SET state = 'sending', attempts = attempts + 1, taken_at = now() WHERE id = (
         SELECT id FROM platform.mail WHERE state = 'waiting' AND due_at <= now() ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id, attempts`,
    );
    const [taken] = rows;
    if (!taken) return undefined;
    const [found] = await this.opened(`WHERE mail.id = $1`, [taken.id]);
    return { ...taken, words: found?.words };
  }

  async takeBack(subject: string, keyBegin: string): Promise<number> {
    const [, gone]: [unknown, number] = await this.dataSource.query(
      `DELETE FROM platform.mail WHERE subject_id = $1 AND state = 'waiting' AND starts_with(key, $2)`,
      [subject, keyBegin],
    );
    return gone;
  }

  /** Nobody knows whether these arrived, and nobody sends them again. */
  async giveUpOnTheDead(): Promise<number> {
    const [, ended]: [unknown, number] = await this.dataSource.query(
      `UPDATE platform.mail SET state = 'unsure', ended_at = now() WHERE state = 'sending' AND taken_at < now() - ${DEAD_AFTER}`,
    );
    return ended;
  }

  /** Of one that was sent no words are kept. */
  async end(id: string, state: Exclude<LetterState, 'waiting' | 'sending'>, replyCode: number | null): Promise<void> {
    await this.dataSource.query(
      `UPDATE platform.mail SET state = $2, reply_code = $3, ended_at = now(), sealed = CASE WHEN $2 = 'sent' THEN NULL ELSE sealed END WHERE id = $1`,
      [id, state, replyCode],
    );
  }

  async postpone(id: string, seconds: number, replyCode: number | null): Promise<void> {
    await this.dataSource.query(
      `UPDATE platform.mail SET state = 'waiting', reply_code = $3, due_at = now() + make_interval(secs => $2) WHERE id = $1`,
      [id, seconds, replyCode],
    );
  }

  /** The latest first. */
  page(before: string | undefined, limit: number): Promise<KeptLetter[]> {
    return this.opened(`WHERE $1::uuid IS NULL OR mail.id < $1 ORDER BY mail.id DESC LIMIT $2`, [before ?? null, limit]);
  }

  async removeOf(tx: EntityManager, subject: string): Promise<void> {
    await tx.query(`DELETE FROM platform.mail WHERE subject_id = $1`, [subject]);
  }

  ofSubject(subject: string): Promise<KeptLetter[]> {
    return this.opened(`WHERE mail.subject_id = $1 ORDER BY mail.id`, [subject]);
  }

  private async opened(where: string, values: readonly unknown[]): Promise<KeptLetter[]> {
    const rows: Row[] = await this.dataSource.query(
      `SELECT ${COLUMNS}, mail.subject_id AS "subjectId", sealed, ${KEY_COLUMNS} FROM platform.mail ${keyOf('mail.subject_id')} ${where}`,
      [...values],
    );
    return Promise.all(rows.map((row) => this.open(row)));
  }

  private async open({ subjectId, sealed, kek, wrapped, ...letter }: Row): Promise<KeptLetter> {
    const key = sealed && (await this.keys.toRead(subjectId, { kek, wrapped }));
    return { ...letter, words: key ? key.open<Words>(cellOf(letter.id), sealed) : undefined };
  }
}
