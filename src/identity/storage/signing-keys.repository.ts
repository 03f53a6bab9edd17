import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

export interface SealedKey {
  readonly kid: string;
  readonly sealed: string;
}

@Injectable()
export class SigningKeysRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The newest, which signs, first. */
  all(tx: EntityManager = this.dataSource.manager): Promise<SealedKey[]> {
    return tx.query(`SELECT kid, sealed FROM identity.signing_key ORDER BY created_at DESC`);
  }

  /** Two that make the first key at once: the second takes what the first made. */
  async add({ kid, sealed }: SealedKey, unless: (kept: readonly SealedKey[]) => boolean): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await tx.query(`LOCK TABLE identity.signing_key IN SHARE ROW EXCLUSIVE MODE`);
      if (!unless(await this.all(tx))) await tx.query(`INSERT INTO identity.signing_key (kid, sealed) VALUES ($1, $2)`, [kid, sealed]);
    });
  }

  /** Keys that have not signed for so long that nothing they signed is still valid; the newest always stays. */
  async forget(hours: number): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM identity.signing_key AS one WHERE EXISTS (
         SELECT FROM identity.signing_key AS newer WHERE newer.created_at > one.created_at AND newer.created_at < now() - make_interval(hours => $1))`,
      [hours],
    );
  }
}
