import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Skills passports, who may read them and who did; the keys that sign them. Sealed, gone with whose they are; requests reach them through the service alone. */
export class PassportsAreGivenOutAndShared1764011100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE SCHEMA passport`);
    await db.query(`
      CREATE TABLE passport.passport (
        id uuid PRIMARY KEY, draft_id uuid REFERENCES self_assessment.draft ON DELETE CASCADE, profile_id uuid REFERENCES profiles.profile ON DELETE CASCADE,
        code_hash text NOT NULL UNIQUE, issued_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, withdrawn_at timestamptz, sealed bytea NOT NULL,
        CHECK (num_nonnulls(draft_id, profile_id) = 1))`);
    await db.query(`CREATE INDEX passport_owner ON passport.passport (COALESCE(draft_id, profile_id))`);
    await db.query(`CREATE INDEX passport_draft ON passport.passport (draft_id)`);
    await db.query(`CREATE INDEX passport_profile ON passport.passport (profile_id)`);
    await db.query(`
      CREATE TABLE passport.share (
        id uuid PRIMARY KEY, passport_id uuid NOT NULL REFERENCES passport.passport ON DELETE CASCADE, token_hash text NOT NULL UNIQUE,
        made_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, withdrawn_at timestamptz, sealed bytea NOT NULL)`);
    await db.query(`CREATE INDEX share_passport ON passport.share (passport_id)`);
    await db.query(`
      CREATE TABLE passport.opening (
        id uuid PRIMARY KEY, share_id uuid NOT NULL REFERENCES passport.share ON DELETE CASCADE, opened_at timestamptz NOT NULL, sealed bytea NOT NULL)`);
    await db.query(`CREATE INDEX opening_share ON passport.opening (share_id)`);
    await db.query(`
      CREATE TABLE passport.signing_key (
        id uuid PRIMARY KEY, kid text NOT NULL UNIQUE, public_jwk jsonb NOT NULL, made_at timestamptz NOT NULL, sealed bytea NOT NULL)`);
    await db.query(`REVOKE ALL ON ALL TABLES IN SCHEMA passport FROM passerelle_request`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA passport CASCADE`);
  }
}
