import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Principal } from '../domain/principal.js';

@Injectable()
export class PrincipalsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @param tokenHash SHA-256 of the bearer token, hexadecimal: the token itself is never kept */
  async byTokenHash(tokenHash: string, demonstration: boolean): Promise<Principal | undefined> {
    const [row]: Principal[] = await this.dataSource.query(
      `SELECT id, name, grants, demonstration FROM identity.principal WHERE token_hash = $1 AND revoked_at IS NULL AND (NOT demonstration OR $2)`,
      [tokenHash, demonstration],
    );
    return row;
  }

  /** @param demonstration whether the invented ones are known */
  async byId(id: string, demonstration: boolean): Promise<Principal | undefined> {
    const [row]: Principal[] = await this.dataSource.query(
      `SELECT id, name, grants, demonstration FROM identity.principal WHERE id::text = $1 AND revoked_at IS NULL AND (NOT demonstration OR $2)`,
      [id, demonstration],
    );
    return row;
  }

  /** Whoever is not revoked, by name. */
  all(): Promise<Principal[]> {
    return this.dataSource.query(
      `SELECT id, name, grants, demonstration FROM identity.principal WHERE revoked_at IS NULL ORDER BY name, id`,
    );
  }

  /** @returns whether there was somebody to revoke */
  async revoke(id: string): Promise<boolean> {
    const [, revoked] = await this.dataSource.query(
      `UPDATE identity.principal SET revoked_at = now() WHERE id::text = $1 AND revoked_at IS NULL`,
      [id],
    );
    return revoked > 0;
  }

  demonstration(): Promise<Principal[]> {
    return this.dataSource.query(
      `SELECT id, name, grants, demonstration FROM identity.principal WHERE demonstration AND revoked_at IS NULL ORDER BY name`,
    );
  }

  async bySubject(issuer: string, subject: string): Promise<Principal | undefined> {
    const [row]: Principal[] = await this.dataSource.query(
      `SELECT id, name, grants, demonstration FROM identity.principal WHERE issuer = $1 AND subject = $2 AND revoked_at IS NULL`,
      [issuer, subject],
    );
    return row;
  }

  /** Somebody whom another provider vouches for; known already, they get these grants. */
  async addSubject({ id, name, grants }: Principal, issuer: string, subject: string): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO identity.principal (id, name, grants, demonstration, issuer, subject) VALUES ($1, $2, $3, false, $4, $5)
       ON CONFLICT (issuer, subject) DO UPDATE SET name = excluded.name, grants = excluded.grants, revoked_at = NULL`,
      [id, name, JSON.stringify(grants), issuer, subject],
    );
  }

  async add({ id, name, grants, demonstration }: Principal, tokenHash: string): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO identity.principal (id, name, grants, demonstration, token_hash) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (token_hash) DO NOTHING`,
      [id, name, JSON.stringify(grants), demonstration, tokenHash],
    );
  }
}
