import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { DataKey } from '../../platform/encryption/data-key.js';
import { DataKeys, KEY_COLUMNS, type KeyRow, keyOf } from '../../platform/encryption/data-keys.js';
import { type Opening, type Owner, ownerId, type Share, type ShareWords } from '../domain/passport.js';
import { OWNER, OWNER_COLUMNS, type OwnerRow, ownerOf } from './passports.repository.js';

interface Row extends KeyRow {
  readonly id: string;
  readonly passportId: string;
  readonly owner: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly withdrawnAt: Date | null;
  readonly sealed: Buffer;
}

const SELECT = `SELECT share.id, passport_id AS "passportId", ${OWNER} AS owner, share.made_at AS "madeAt", share.expires_at AS "expiresAt",
  COALESCE(share.withdrawn_at, passport.withdrawn_at) AS "withdrawnAt", share.sealed, ${KEY_COLUMNS}
  FROM passport.share JOIN passport.passport ON passport.id = passport_id ${keyOf(OWNER)}`;
const cellOf = (row: string) => ({ table: 'passport.share', row });
const openingCell = (row: string) => ({ table: 'passport.opening', row });

/** Shares and who opened them; closed to requests. Whoever takes a passport back takes its shares back. */
@Injectable()
export class SharesRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
  ) {}

  async add(
    tx: EntityManager,
    { id, passportId, reader, parts, madeAt, expiresAt }: Share,
    owner: string,
    tokenHash: string,
  ): Promise<void> {
    const words: ShareWords = { reader, parts };
    const sealed = (await this.keys.toWrite(tx, owner)).seal(cellOf(id), words);
    await tx.query(
      `INSERT INTO passport.share (id, passport_id, token_hash, made_at, expires_at, sealed) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, passportId, tokenHash, madeAt, expiresAt, sealed],
    );
  }

  /** Newest first, each with those who opened it. */
  async of(passportId: string): Promise<readonly (Share & { readonly openings: readonly Opening[] })[]> {
    const rows: Row[] = await this.dataSource.query(`${SELECT} WHERE passport_id = $1 ORDER BY share.made_at DESC`, [passportId]);
    const shares = await Promise.all(
      rows.map(async (row) => {
        const key = await this.keys.toRead(row.owner, row);
        return key ? [{ ...shareOf(row, key), openings: await this.openings(row.id, key) }] : [];
      }),
    );
    return shares.flat();
  }

  async byToken(tokenHash: string): Promise<Share | undefined> {
    const [row]: Row[] = await this.dataSource.query(`${SELECT} WHERE token_hash = $1`, [tokenHash]);
    const key = row && (await this.keys.toRead(row.owner, row));
    return row && key ? shareOf(row, key) : undefined;
  }

  /** Whose it is, is read once the share is held: answers may have become a profile meanwhile. @returns whose it is; undefined when it had been opened `most` times before */
  async open(tx: EntityManager, share: Share, id: string, opening: Opening, most: number): Promise<Owner | undefined> {
    await tx.query(`SELECT FROM passport.share WHERE id = $1 FOR UPDATE`, [share.id]);
    const [found]: (OwnerRow & { n: number })[] = await tx.query(
      `SELECT ${OWNER_COLUMNS}, (SELECT count(*)::int FROM passport.opening WHERE share_id = $2) AS n
       FROM passport.passport WHERE id = $1`,
      [share.passportId, share.id],
    );
    if (!found || found.n >= most) return undefined;
    const owner = ownerOf(found);
    const sealed = (await this.keys.toWrite(tx, ownerId(owner))).seal(openingCell(id), { name: opening.name });
    await tx.query(`INSERT INTO passport.opening (id, share_id, opened_at, sealed) VALUES ($1, $2, $3, $4)`, [
      id,
      share.id,
      opening.at,
      sealed,
    ]);
    return owner;
  }

  /** @returns false when there is none of the passport that still counts */
  async withdraw(tx: EntityManager, id: string, passportId: string, at: Date): Promise<boolean> {
    const statement = `UPDATE passport.share SET withdrawn_at = $3 WHERE id = $1 AND passport_id = $2 AND withdrawn_at IS NULL`;
    const [, affected]: [unknown, number] = await tx.query(statement, [id, passportId, at]);
    return affected > 0;
  }

  private async openings(shareId: string, key: DataKey): Promise<readonly Opening[]> {
    const rows: { id: string; at: Date; sealed: Buffer }[] = await this.dataSource.query(
      `SELECT id, opened_at AS at, sealed FROM passport.opening WHERE share_id = $1 ORDER BY opened_at`,
      [shareId],
    );
    return rows.map(({ id, at, sealed }) => ({ ...key.open<{ name: string }>(openingCell(id), sealed), at: at.toISOString() }));
  }
}

function shareOf({ id, passportId, madeAt, expiresAt, withdrawnAt, sealed }: Row, key: DataKey): Share {
  return {
    ...key.open<ShareWords>(cellOf(id), sealed),
    ...{ id, passportId, madeAt: madeAt.toISOString(), expiresAt: expiresAt.toISOString() },
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  };
}
