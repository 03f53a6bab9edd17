import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { newId } from '../../platform/database/new-id.js';
import type { Grant, Principal } from '../domain/principal.js';
import { type Client, ClientsRepository } from '../storage/clients.repository.js';
import { Permissions } from './permissions.js';

export type { Client };

/** Services that ask the embedded provider for tokens by client credentials. Source: RFC 6749, section 4.4. */
@Injectable()
export class Clients {
  constructor(
    private readonly repository: ClientsRepository,
    private readonly permissions: Permissions,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  find(id: string): Promise<Client | undefined> {
    return this.repository.find(id);
  }

  /** @returns id and secret; the secret cannot be read again */
  async addWithSecret(name: string, grants: readonly Grant[]): Promise<{ readonly id: string; readonly secret: string }> {
    const [id, secret] = [newId(), randomBytes(32).toString('base64url')];
    await this.keep({ id, name, grants }, { secretHash: secretHashOf(secret), publicKeys: null });
    return { id, secret };
  }

  /** @param publicKeys a JSON Web Key Set; the private ones never leave the service @returns its id */
  async addWithKeys(name: string, grants: readonly Grant[], publicKeys: { readonly keys: readonly object[] }): Promise<string> {
    const id = newId();
    await this.keep({ id, name, grants }, { secretHash: null, publicKeys });
    return id;
  }

  private keep(client: Pick<Principal, 'id' | 'name' | 'grants'>, proof: Pick<Client, 'secretHash' | 'publicKeys'>): Promise<void> {
    return this.dataSource.transaction(async (tx) => {
      await this.repository.add(tx, client, proof);
      await this.permissions.granted(tx, client);
    });
  }
}

/** A secret of 256 random bits needs no slow hash. */
export function secretHashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
