import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People and services with their roles; a token is kept as its hash only. */
export class PrincipalsHoldRoles1764000900000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE SCHEMA identity`);
    await db.query(`
      CREATE TABLE identity.principal (
        id uuid PRIMARY KEY, name text NOT NULL, grants jsonb NOT NULL, demonstration boolean NOT NULL, token_hash text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(), revoked_at timestamptz)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA identity CASCADE`);
  }
}
