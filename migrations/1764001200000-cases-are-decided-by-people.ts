import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases with their frozen facts; every step is added and none is changed. Only the erasure of a person removes theirs. */
export class CasesAreDecidedByPeople1764001200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE recognition.recognition_case (
        id uuid PRIMARY KEY, country char(2) NOT NULL, origin char(2), purpose text NOT NULL, profile_id uuid, subject text, lodged_on date NOT NULL,
        state text NOT NULL CHECK (state IN ('open', 'awaiting-evidence', 'complete', 'decided', 'under-appeal', 'withdrawn')),
        decide_by date, revision integer NOT NULL CHECK (revision >= 1), facts jsonb NOT NULL, demonstration boolean NOT NULL, opened_at timestamptz NOT NULL)`);
    await db.query(`CREATE INDEX case_of_country ON recognition.recognition_case (country, state, id)`);
    await db.query(`CREATE INDEX case_by_limit ON recognition.recognition_case (decide_by) WHERE state = 'complete'`);
    await db.query(`CREATE INDEX case_of_person ON recognition.recognition_case (profile_id)`);
    await db.query(`
      CREATE TABLE recognition.case_step (
        case_id uuid NOT NULL REFERENCES recognition.recognition_case, seq integer NOT NULL, kind text NOT NULL, content jsonb NOT NULL,
        happened_on date NOT NULL, actor uuid, actor_name text, recorded_at timestamptz NOT NULL, PRIMARY KEY (case_id, seq))`);
    await db.query(`
      CREATE FUNCTION recognition.keep_step() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND current_setting('passerelle.erasing', true) = 'yes' THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'a step of a case is never changed; correct it by a new one' USING ERRCODE = 'integrity_constraint_violation';
      END $$`);
    await db.query(`
      CREATE TRIGGER step_is_kept BEFORE UPDATE OR DELETE ON recognition.case_step FOR EACH ROW EXECUTE FUNCTION recognition.keep_step()`);
    await db.query(`
      CREATE TRIGGER steps_are_not_emptied BEFORE TRUNCATE ON recognition.case_step FOR EACH STATEMENT EXECUTE FUNCTION recognition.keep_step()`);
    await db.query(`
      CREATE TABLE recognition.case_alarm (
        case_id uuid NOT NULL REFERENCES recognition.recognition_case ON DELETE CASCADE, kind text NOT NULL, decide_by date NOT NULL,
        told_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (case_id, kind, decide_by))`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['case_alarm', 'case_step', 'recognition_case']) await db.query(`DROP TABLE recognition.${table}`);
    await db.query(`DROP FUNCTION recognition.keep_step()`);
  }
}
