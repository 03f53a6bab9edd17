import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Tail } from '../domain/audit-entry.js';
import type { SignedHead } from '../domain/signed-head.js';

export const HEAD_COLUMNS = `organisation, sequence, encode(hash, 'hex') AS hash,
  to_char(signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "signedAt", key_id AS "keyId", signature`;

export type HeadRow = Omit<SignedHead, 'sequence'> & { readonly sequence: string };

export function toHead({ sequence, ...row }: HeadRow): SignedHead {
  return { ...row, sequence: Number(sequence) };
}

@Injectable()
export class HeadsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Ends of chains that this key has not signed yet. */
  async unsigned(keyId: string): Promise<(Tail & { organisation: string })[]> {
    const rows: { organisation: string; sequence: string; hash: string }[] = await this.dataSource.query(
      `SELECT organisation, sequence, encode(hash, 'hex') AS hash FROM audit.chain
       WHERE sequence > 0 AND NOT EXISTS (SELECT FROM audit.signed_head AS head
         WHERE head.organisation = chain.organisation AND head.sequence = chain.sequence AND head.key_id = $1) ORDER BY organisation`,
      [keyId],
    );
    return rows.map((row) => ({ ...row, sequence: Number(row.sequence) }));
  }

  async keepKey(jwk: { readonly kid: string }): Promise<void> {
    await this.dataSource.query(`INSERT INTO audit.signing_key (key_id, jwk) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
      jwk.kid,
      JSON.stringify(jwk),
    ]);
  }

  /** Every key that has ever signed here, oldest first. */
  async keys(): Promise<object[]> {
    const rows: { jwk: object }[] = await this.dataSource.query(`SELECT jwk FROM audit.signing_key ORDER BY first_used_at, key_id`);
    return rows.map(({ jwk }) => jwk);
  }

  /** @returns false when another process has kept a head of this place */
  async keep({ organisation, sequence, hash, signedAt, keyId, signature }: SignedHead): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `INSERT INTO audit.signed_head (organisation, sequence, hash, signed_at, key_id, signature) VALUES ($1, $2, decode($3, 'hex'), $4, $5, $6)
       ON CONFLICT DO NOTHING RETURNING sequence`,
      [organisation, sequence, hash, signedAt, keyId, signature],
    );
    return rows.length > 0;
  }

  /** In the order of organisation, sequence and key, after the last of the page before. */
  async page(organisation: string | undefined, after: readonly [string, number, string] | undefined, limit: number): Promise<SignedHead[]> {
    const rows: HeadRow[] = await this.dataSource.query(
      `SELECT ${HEAD_COLUMNS} FROM audit.signed_head
       WHERE ($1::text IS NULL OR organisation = $1) AND ($2::text IS NULL OR (organisation, sequence, key_id) > ($2, $3::bigint, $4))
       ORDER BY organisation, sequence, key_id LIMIT $5`,
      [organisation ?? null, after?.[0] ?? null, after?.[1] ?? 0, after?.[2] ?? '', limit],
    );
    return rows.map(toHead);
  }
}
