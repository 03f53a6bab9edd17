import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A validation with its standard as it stood; results and awards are added and never rewritten, and go only with the person. */
export class ValidationsKeepResultsAndAwards1764001410000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE recognition.validation (
        id uuid PRIMARY KEY, profile_id uuid NOT NULL REFERENCES profiles.profile ON DELETE CASCADE, standard jsonb NOT NULL, centre text,
        opened_on date NOT NULL, recorded_at timestamptz NOT NULL DEFAULT now())`);
    await db.query(`CREATE INDEX validation_of_person ON recognition.validation (profile_id, id)`);
    await db.query(`
      CREATE TABLE recognition.validation_result (
        id uuid PRIMARY KEY, validation_id uuid NOT NULL REFERENCES recognition.validation ON DELETE CASCADE, content jsonb NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now())`);
    await db.query(`CREATE INDEX result_of_validation ON recognition.validation_result (validation_id, id)`);
    await db.query(`
      CREATE TABLE recognition.validation_award (
        validation_id uuid PRIMARY KEY REFERENCES recognition.validation ON DELETE CASCADE, content jsonb NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now())`);
    await db.query(`
      CREATE FUNCTION recognition.refuse_rewriting_a_validation() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'A validation, its results and its award are kept as they were recorded.'; END $$`);
    for (const table of ['validation', 'validation_result', 'validation_award'])
      await db.query(`
        CREATE TRIGGER is_immutable BEFORE UPDATE ON recognition.${table}
        FOR EACH ROW EXECUTE FUNCTION recognition.refuse_rewriting_a_validation()`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['validation_award', 'validation_result', 'validation']) await db.query(`DROP TABLE recognition.${table}`);
    await db.query(`DROP FUNCTION recognition.refuse_rewriting_a_validation()`);
  }
}
