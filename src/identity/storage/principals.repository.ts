import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
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

  /** @returns false when somebody holds this token already */
  async add(tx: EntityManager, { id, name, grants, demonstration }: Principal, tokenHash: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO identity.principal (id, name, grants, demonstration, token_hash) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (token_hash) DO NOTHING RETURNING id`,
      [id, name, JSON.stringify(grants), demonstration, tokenHash],
    );
    return rows.length > 0;
  }
}
