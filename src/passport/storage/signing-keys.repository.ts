import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { JWK } from 'jose';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../../platform/database/new-id.js';
import { DataKeys, KEY_COLUMNS, type KeyRow, keyOf } from '../../platform/encryption/data-keys.js';

export interface KeptKey {
  readonly kid: string;
  readonly publicJwk: JWK;
  readonly privateJwk: JWK;
  readonly madeAt: Date;
}

const cellOf = (row: string) => ({ table: 'passport.signing_key', row });
const LOCK = `SELECT pg_advisory_xact_lock(hashtext('passport.signing_key'))`;

/** Private halves are sealed under keys of their own, wrapped like those of people by the ring of the installation. */
@Injectable()
export class SigningKeysRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
  ) {}

  /** The one made last. @param tx keeps others from making one until it ends */
  async newest(tx: EntityManager): Promise<KeptKey | undefined> {
    await tx.query(LOCK);
    const [row]: (KeyRow & { id: string; publicJwk: JWK; madeAt: Date; sealed: Buffer })[] = await tx.query(
      `SELECT id, public_jwk AS "publicJwk", signing_key.made_at AS "madeAt", sealed, ${KEY_COLUMNS} FROM passport.signing_key ${keyOf('signing_key.id')}
       ORDER BY signing_key.made_at DESC LIMIT 1`,
    );
    const key = row && (await this.keys.toRead(row.id, row));
    if (!row || !key) return undefined;
    return {
      kid: row.publicJwk.kid as string,
      publicJwk: row.publicJwk,
      privateJwk: key.open<JWK>(cellOf(row.id), row.sealed),
      madeAt: row.madeAt,
    };
  }

  async add(tx: EntityManager, { publicJwk, privateJwk, madeAt }: Omit<KeptKey, 'kid'>): Promise<void> {
    const id = newId();
    const sealed = (await this.keys.toWrite(tx, id)).seal(cellOf(id), privateJwk);
    await tx.query(`INSERT INTO passport.signing_key (id, kid, public_jwk, made_at, sealed) VALUES ($1, $2, $3, $4, $5)`, [
      id,
      publicJwk.kid,
      publicJwk,
      madeAt,
      sealed,
    ]);
  }

  /** Newest first; also those that sign no more, for what they have signed. */
  async publicKeys(): Promise<readonly JWK[]> {
    const rows: { publicJwk: JWK }[] = await this.dataSource.query(
      `SELECT public_jwk AS "publicJwk" FROM passport.signing_key ORDER BY made_at DESC`,
    );
    return rows.map(({ publicJwk }) => publicJwk);
  }
}
