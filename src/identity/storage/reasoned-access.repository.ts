import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { DataKeys, KEY_COLUMNS, type KeyRow, keyOf } from '../../platform/encryption/data-keys.js';
import type { PlainRows } from '../../platform/encryption/seal-plain-rows.js';

export interface ReasonedRead {
  readonly id: string;
  readonly principalId: string;
  /** Whom it is about; null for lists, and when they are erased. */
  readonly profileId: string | null;
  readonly action: string;
  /** Empty when whom it was about is erased. */
  readonly address: string;
  /** Null when whom it was about is erased. */
  readonly reason: string | null;
}

/** By whom and when, for whoever watches over reads. */
export interface KeptRead extends ReasonedRead {
  readonly by: string;
  readonly readAt: Date;
}

const TABLE = 'identity.reasoned_access';
/** By whose key a reason is sealed: a list is of nobody, so its reason is with whoever read. */
const SUBJECT = 'coalesce(one.profile_id, one.principal_id)';

/** Written in the clear by the release before. */
export const IDENTITY_PLAIN_ROWS: readonly PlainRows[] = [
  {
    table: TABLE,
    select: `SELECT id::text, ${SUBJECT} AS subject, jsonb_build_object('reason', reason) AS words
      FROM ${TABLE} AS one WHERE reason IS NOT NULL LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED`,
    seal: `UPDATE ${TABLE} SET sealed = $2, reason = NULL WHERE id = $1`,
  },
];

@Injectable()
export class ReasonedAccessRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
  ) {}

  /** @throws SubjectErased */
  async add({ id, principalId, profileId, action, address, reason }: ReasonedRead): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const sealed = (await this.keys.toWrite(tx, profileId ?? principalId)).seal({ table: TABLE, row: id }, { reason });
      await tx.query(`INSERT INTO ${TABLE} (id, principal_id, profile_id, action, address, sealed) VALUES ($1, $2, $3, $4, $5, $6)`, [
        id,
        principalId,
        profileId,
        action,
        address,
        sealed,
      ]);
    });
  }

  /** Oldest first. */
  async since(moment: Date): Promise<KeptRead[]> {
    const rows: (KeptRead & KeyRow & { readonly sealed: Buffer | null })[] = await this.dataSource.query(
      `SELECT one.id, one.principal_id AS "principalId", one.profile_id AS "profileId", action, address, reason, sealed,
         principal.name AS by, read_at AS "readAt", ${KEY_COLUMNS}
       FROM ${TABLE} AS one JOIN identity.principal ON principal.id = one.principal_id ${keyOf(SUBJECT)} WHERE read_at >= $1 ORDER BY one.id`,
      [moment],
    );
    return Promise.all(
      rows.map(async ({ sealed, kek, wrapped, ...row }) => {
        const key = sealed && (await this.keys.toRead(row.profileId ?? row.principalId, { kek, wrapped }));
        return key ? { ...row, ...key.open<{ reason: string }>({ table: TABLE, row: row.id }, sealed) } : row;
      }),
    );
  }
}
