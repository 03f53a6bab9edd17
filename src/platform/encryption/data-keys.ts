import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { BlindIndex } from './blind-index.js';
import { DataKey } from './data-key.js';
import { KEY_SERVICE, type KeyService, type WrappedKey } from './key-service.js';
import { KEY_BYTES } from './sealed.js';

export class SubjectErased extends Error {
  readonly code = 'subject-erased';
  constructor() {
    super('This person has been erased. Nothing can be written about them again.');
  }
}

/** The key of a row's subject, as `KEY_COLUMNS` reads it; nulls: there is none. */
export type KeyRow = { [K in keyof WrappedKey]: WrappedKey[K] | null };

export const KEY_COLUMNS = 'data_key.kek, data_key.wrapped';
/** @param subject an SQL expression */
export const keyOf = (subject: string) => `LEFT JOIN platform.data_key ON data_key.subject_id = ${subject}`;

/** One data key a person: made when their first words are written, destroyed when they are erased. */
@Injectable()
export class DataKeys {
  constructor(
    @Inject(KEY_SERVICE) private readonly service: KeyService,
    private readonly index: BlindIndex,
  ) {}

  /** To read a row with. Undefined: the key has been destroyed, or what was written lies in the clear from before. */
  async toRead(subject: string, { kek, wrapped }: KeyRow): Promise<DataKey | undefined> {
    return kek && wrapped ? new DataKey(await this.service.unwrap({ kek, wrapped }, subject)) : undefined;
  }

  /** To write with, made when there is none. Until `tx` ends no erasure of the subject gets past it, and after one it is not made again. @throws SubjectErased */
  async toWrite(tx: EntityManager, subject: string): Promise<DataKey> {
    const found = await this.held(tx, subject);
    if (found) return found;
    const made = await this.service.wrap(randomBytes(KEY_BYTES), subject);
    const inserted = `INSERT INTO platform.data_key (subject_id, kek, wrapped) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`;
    await tx.query(inserted, [subject, made.kek, made.wrapped]);
    if (await this.isErased(tx, subject)) throw new SubjectErased();
    return (await this.held(tx, subject)) as DataKey;
  }

  /** From here on nothing that was sealed for the subject opens. @returns false when there was no key */
  async destroy(tx: EntityManager, subject: string): Promise<boolean> {
    const [, affected]: [unknown, number] = await tx.query(`DELETE FROM platform.data_key WHERE subject_id = $1`, [subject]);
    return affected > 0;
  }

  /** By what an erased subject is remembered: not their id. */
  rememberedAs(subject: string): string {
    return this.index.of('erased subject', subject);
  }

  private async isErased(tx: EntityManager, subject: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(`SELECT FROM platform.erasure WHERE subject = $1`, [this.rememberedAs(subject)]);
    return rows.length > 0;
  }

  private async held(tx: EntityManager, subject: string): Promise<DataKey | undefined> {
    const [row]: WrappedKey[] = await tx.query(`SELECT kek, wrapped FROM platform.data_key WHERE subject_id = $1 FOR KEY SHARE`, [subject]);
    return row && this.toRead(subject, row);
  }
}
