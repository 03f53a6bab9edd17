import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why somebody read about a person for whom they do not work; rows are added and never changed. */
export class ReadsOfAuditorsKeepTheirReason1764007000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE identity.reasoned_access (
        id uuid PRIMARY KEY, principal_id uuid NOT NULL REFERENCES identity.principal, action text NOT NULL, address text NOT NULL,
        reason text NOT NULL CHECK (length(reason) BETWEEN 10 AND 500), read_at timestamptz NOT NULL DEFAULT now())`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE identity.reasoned_access`);
  }
}
