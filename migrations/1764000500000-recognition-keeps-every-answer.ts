import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every answer that was ever given stays; a person's state names the answers that hold now and what they rest on. */
export class RecognitionKeepsEveryAnswer1764000500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE SCHEMA recognition`);
    await db.query(`
      CREATE TABLE recognition.assessment (
        id uuid PRIMARY KEY, profile_id uuid NOT NULL, subject text NOT NULL, digest text NOT NULL, profile_revision integer NOT NULL,
        body jsonb NOT NULL, recorded_at timestamptz NOT NULL DEFAULT now())`);
    await db.query(`CREATE INDEX assessment_of_person ON recognition.assessment (profile_id, subject, recorded_at DESC)`);
    await db.query(`
      CREATE TABLE recognition.state (
        profile_id uuid PRIMARY KEY, revision integer NOT NULL, profile_revision integer NOT NULL, agreements_revision bigint NOT NULL,
        qualifications_revision bigint NOT NULL, as_of date NOT NULL, current uuid[] NOT NULL)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA recognition CASCADE`);
  }
}
