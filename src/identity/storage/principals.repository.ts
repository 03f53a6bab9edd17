import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { CountryCode } from '../../standards/index.js';
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

  /** Organisations with grants in this country and in no other. */
  async organisationsOnlyOf(country: CountryCode): Promise<string[]> {
    const rows: { organisation: string }[] = await this.dataSource.query(
      `SELECT granted ->> 'organisation' AS organisation FROM identity.principal, jsonb_array_elements(grants) AS granted
       WHERE granted ->> 'organisation' IS NOT NULL GROUP BY 1 HAVING bool_and(granted ->> 'country' IS NOT DISTINCT FROM $1) ORDER BY 1`,
      [country],
    );
    return rows.map(({ organisation }) => organisation);
  }

  /** @returns whoever was revoked; undefined: nobody of that id */
  async revoke(tx: EntityManager, id: string): Promise<Principal | undefined> {
    const [[revoked]]: [Principal[]] = await tx.query(
      `UPDATE identity.principal SET revoked_at = now() WHERE id::text = $1 AND revoked_at IS NULL RETURNING id, name, grants, demonstration`,
      [id],
    );
    return revoked;
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

  /** Somebody whom another provider vouches for; known already, they get these grants. @returns their id */
  async addSubject(tx: EntityManager, { id, name, grants }: Principal, issuer: string, subject: string): Promise<string> {
    const [kept]: { id: string }[] = await tx.query(
      `INSERT INTO identity.principal (id, name, grants, demonstration, issuer, subject) VALUES ($1, $2, $3, false, $4, $5)
       ON CONFLICT (issuer, subject) DO UPDATE SET name = excluded.name, grants = excluded.grants, revoked_at = NULL
       RETURNING id`,
      [id, name, JSON.stringify(grants), issuer, subject],
    );
    return kept?.id ?? id;
  }

  /** @returns false when they are known already, also when they were revoked */
  async addNewSubject(tx: EntityManager, { id, name, grants }: Principal, issuer: string, subject: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO identity.principal (id, name, grants, demonstration, issuer, subject) VALUES ($1, $2, $3, false, $4, $5)
       ON CONFLICT (issuer, subject) DO NOTHING RETURNING id`,
      [id, name, JSON.stringify(grants), issuer, subject],
    );
    return rows.length > 0;
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
