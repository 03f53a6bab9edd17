import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers of people without an account: sealed, found by the hash of a cookie or of a code, gone when their time is over. Requests reach them through the service alone. */
export class DraftsOfPeopleWithoutAnAccount1764010500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE SCHEMA self_assessment`);
    await db.query(`
      CREATE TABLE self_assessment.draft (
        id uuid PRIMARY KEY, token_hash text NOT NULL UNIQUE, code_hash text UNIQUE,
        keep_days smallint NOT NULL CHECK (keep_days > 0), expires_at timestamptz NOT NULL, sealed bytea NOT NULL)`);
    await db.query(`CREATE INDEX draft_expiry ON self_assessment.draft (expires_at)`);
    await db.query(`REVOKE ALL ON self_assessment.draft FROM passerelle_request`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA self_assessment CASCADE`);
  }
}
