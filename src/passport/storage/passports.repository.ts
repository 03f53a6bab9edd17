import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { DataKeys, KEY_COLUMNS, type KeyRow, keyOf } from '../../platform/encryption/data-keys.js';
import { type Owner, ownerId, type Passport, type PassportWords } from '../domain/passport.js';

export interface OwnerRow {
  readonly draftId: string | null;
  readonly profileId: string | null;
}

interface Row extends KeyRow, OwnerRow {
  readonly id: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly withdrawnAt: Date | null;
  readonly sealed: Buffer;
}

export const OWNER = 'COALESCE(passport.draft_id, passport.profile_id)';
export const OWNER_COLUMNS = 'draft_id AS "draftId", profile_id AS "profileId"';
const COLUMNS = `passport.id, ${OWNER_COLUMNS}, issued_at AS "issuedAt", expires_at AS "expiresAt",
  withdrawn_at AS "withdrawnAt", sealed, ${KEY_COLUMNS}`;
const cellOf = (row: string) => ({ table: 'passport.passport', row });
const OF_DRAFT = 'SELECT id FROM passport.passport WHERE draft_id = $1';
/** What is sealed of a draft, by table: held in this order, as by whoever opens a share. */
const SEALED_OF_DRAFT = {
  'passport.passport': 'SELECT id, sealed FROM passport.passport WHERE draft_id = $1 FOR UPDATE',
  'passport.share': `SELECT id, sealed FROM passport.share WHERE passport_id IN (${OF_DRAFT}) FOR UPDATE`,
  'passport.opening': `SELECT id, sealed FROM passport.opening WHERE share_id IN (SELECT id FROM passport.share WHERE passport_id IN (${OF_DRAFT})) FOR UPDATE`,
};

/** Closed to requests: the service asks, for an owner whom the guard or the cookie has named, or by the hash of a code. */
@Injectable()
export class PassportsRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
  ) {}

  async add(tx: EntityManager, passport: Passport, codeHash: string): Promise<void> {
    const { id, owner, issuedAt, expiresAt, content, languages, code, document, digest } = passport;
    const words: PassportWords = { content, languages, code, document, digest };
    const sealed = (await this.keys.toWrite(tx, ownerId(owner))).seal(cellOf(id), words);
    await tx.query(
      `INSERT INTO passport.passport (id, draft_id, profile_id, code_hash, issued_at, expires_at, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, 'draft' in owner ? owner.draft : null, 'person' in owner ? owner.person : null, codeHash, issuedAt, expiresAt, sealed],
    );
  }

  /** Newest first. */
  async of(owner: Owner): Promise<readonly Passport[]> {
    return this.read(`WHERE ${OWNER} = $1 ORDER BY issued_at DESC`, ownerId(owner));
  }

  async byId(id: string): Promise<Passport | undefined> {
    return (await this.read(`WHERE passport.id = $1`, id))[0];
  }

  async byCode(codeHash: string): Promise<Passport | undefined> {
    return (await this.read(`WHERE code_hash = $1`, codeHash))[0];
  }

  /** @returns false when it had been taken back before */
  async withdraw(tx: EntityManager, id: string, at: Date): Promise<boolean> {
    const statement = `UPDATE passport.passport SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL`;
    const [, affected]: [unknown, number] = await tx.query(statement, [id, at]);
    return affected > 0;
  }

  /** With their shares and who opened them, sealed anew under the key of the person. @returns ids of the passports @throws SubjectErased */
  async move(tx: EntityManager, draft: string, person: string): Promise<readonly string[]> {
    const [before, after] = [await this.keys.toWrite(tx, draft), await this.keys.toWrite(tx, person)];
    for (const [table, held] of Object.entries(SEALED_OF_DRAFT)) {
      const rows: { id: string; sealed: Buffer }[] = await tx.query(held, [draft]);
      for (const { id, sealed } of rows) {
        const cell = { table, row: id };
        await tx.query(`UPDATE ${table} SET sealed = $2 WHERE id = $1`, [id, after.seal(cell, before.open(cell, sealed))]);
      }
    }
    const statement = `UPDATE passport.passport SET draft_id = NULL, profile_id = $2 WHERE draft_id = $1 RETURNING id`;
    const [moved]: [{ id: string }[], number] = await tx.query(statement, [draft, person]);
    return moved.map(({ id }) => id);
  }

  /** A passport whose key is gone is gone. */
  private async read(condition: string, value: string): Promise<readonly Passport[]> {
    const rows: Row[] = await this.dataSource.query(`SELECT ${COLUMNS} FROM passport.passport ${keyOf(OWNER)} ${condition}`, [value]);
    return (await Promise.all(rows.map((row) => this.opened(row)))).flat();
  }

  private async opened(row: Row): Promise<Passport[]> {
    const owner = ownerOf(row);
    const key = await this.keys.toRead(ownerId(owner), row);
    if (!key) return [];
    const [issuedAt, expiresAt] = [row.issuedAt.toISOString(), row.expiresAt.toISOString()];
    const words = key.open<PassportWords>(cellOf(row.id), row.sealed);
    return [{ ...words, id: row.id, owner, issuedAt, expiresAt, withdrawnAt: row.withdrawnAt?.toISOString() ?? null }];
  }
}

/** Of the two columns of `OWNER_COLUMNS` one is filled. */
export function ownerOf({ draftId, profileId }: OwnerRow): Owner {
  return draftId ? { draft: draftId } : { person: profileId as string };
}
