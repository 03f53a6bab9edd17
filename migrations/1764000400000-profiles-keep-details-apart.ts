import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is assessed and matched is one document a person; name, sex and year of birth lie in another table that neither reads. */
export class ProfilesKeepDetailsApart1764000400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE SCHEMA profiles`);
    await db.query(`
      CREATE TABLE profiles.profile (
        id uuid PRIMARY KEY, revision integer NOT NULL CHECK (revision >= 1), destination char(2) NOT NULL, demonstration boolean NOT NULL DEFAULT false,
        countries text[] NOT NULL, content jsonb NOT NULL, changed_at timestamptz NOT NULL DEFAULT now())`);
    await db.query(`CREATE INDEX profile_by_countries ON profiles.profile USING gin (countries)`);
    await db.query(`
      CREATE TABLE profiles.personal_details (
        profile_id uuid PRIMARY KEY REFERENCES profiles.profile ON DELETE CASCADE, display_name text, sex text CHECK (sex IN ('female', 'male', 'other')),
        birth_year integer CHECK (birth_year BETWEEN 1900 AND 2199), story text)`);
    await db.query(`
      CREATE TABLE profiles.consent (
        id uuid PRIMARY KEY, profile_id uuid NOT NULL REFERENCES profiles.profile ON DELETE CASCADE, recipient text NOT NULL, purpose text NOT NULL,
        wording text NOT NULL, given_at timestamptz NOT NULL DEFAULT now(), until date, withdrawn_at timestamptz)`);
    await db.query(`
      CREATE TABLE profiles.evidence (
        id uuid PRIMARY KEY, profile_id uuid NOT NULL REFERENCES profiles.profile ON DELETE CASCADE, subject_id uuid, kind text NOT NULL,
        grade text NOT NULL, description text NOT NULL, vouched_by text, added_at timestamptz NOT NULL DEFAULT now())`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA profiles CASCADE`);
  }
}
