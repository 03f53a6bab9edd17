import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Principal } from '../domain/principal.js';

/** A service that proves itself by a secret, kept as its SHA-256, or by keys of its own. */
export interface Client {
  readonly id: string;
  readonly name: string;
  readonly secretHash: string | null;
  readonly publicKeys: { readonly keys: readonly object[] } | null;
}

@Injectable()
export class ClientsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async find(id: string): Promise<Client | undefined> {
    const [row]: Client[] = await this.dataSource.query(
      `SELECT id, name, secret_hash AS "secretHash", public_keys AS "publicKeys" FROM identity.client
       JOIN identity.principal ON id = principal_id WHERE id::text = $1 AND revoked_at IS NULL`,
      [id],
    );
    return row;
  }

  async add(
    tx: EntityManager,
    { id, name, grants }: Omit<Principal, 'demonstration'>,
    proof: Pick<Client, 'secretHash' | 'publicKeys'>,
  ): Promise<void> {
    await tx.query(`INSERT INTO identity.principal (id, name, grants, demonstration) VALUES ($1, $2, $3, false)`, [
      id,
      name,
      JSON.stringify(grants),
    ]);
    await tx.query(`INSERT INTO identity.client (principal_id, secret_hash, public_keys) VALUES ($1, $2, $3)`, [
      id,
      proof.secretHash,
      proof.publicKeys && JSON.stringify(proof.publicKeys),
    ]);
  }
}
