import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions of people, and sign-ins under way; both under hashes of what the browser holds. */
export class PeopleSignIn1764007200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE identity.session (
        id_hash text PRIMARY KEY, principal_id uuid NOT NULL REFERENCES identity.principal, issuer text NOT NULL, subject text NOT NULL, sid text,
        begun_at timestamptz NOT NULL DEFAULT now(), seen_at timestamptz NOT NULL DEFAULT now())`);
    await db.query(`CREATE INDEX ON identity.session (issuer, subject)`);
    await db.query(`
      CREATE TABLE identity.sign_in (
        id_hash text PRIMARY KEY, state text NOT NULL, nonce text NOT NULL, verifier text NOT NULL, return_to text NOT NULL,
        begun_at timestamptz NOT NULL DEFAULT now())`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE identity.sign_in, identity.session`);
  }
}
