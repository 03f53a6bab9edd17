import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a mapping said before it was put right stays readable, so that a past answer can be given again. Rows of before count as always known. */
export class QualificationsRememberWhatWasKnown1764001500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE qualifications.past (
        kind text NOT NULL CHECK (kind IN ('qualification', 'awarding_body')), id uuid, country char(2) NOT NULL, folded text NOT NULL, content jsonb NOT NULL,
        recorded_at timestamptz NOT NULL, replaced_at timestamptz NOT NULL)`);
    await db.query(`
      CREATE FUNCTION qualifications.remember() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO qualifications.past (kind, id, country, folded, content, recorded_at, replaced_at)
        VALUES (TG_TABLE_NAME, (to_jsonb(OLD)->>'id')::uuid, OLD.country, OLD.folded, OLD.content, OLD.recorded_at, clock_timestamp());
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        NEW.recorded_at := clock_timestamp();
        RETURN NEW;
      END $$`);
    for (const table of ['qualification', 'awarding_body']) {
      await db.query(`ALTER TABLE qualifications.${table} ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT '1970-01-01Z'`);
      await db.query(`ALTER TABLE qualifications.${table} ALTER COLUMN recorded_at SET DEFAULT clock_timestamp()`);
      await db.query(`
        CREATE TRIGGER ${table}_is_remembered BEFORE UPDATE OR DELETE ON qualifications.${table}
        FOR EACH ROW EXECUTE FUNCTION qualifications.remember()`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['qualification', 'awarding_body']) {
      await db.query(`DROP TRIGGER ${table}_is_remembered ON qualifications.${table}`);
      await db.query(`ALTER TABLE qualifications.${table} DROP COLUMN recorded_at`);
    }
    await db.query(`DROP FUNCTION qualifications.remember()`);
    await db.query(`DROP TABLE qualifications.past`);
  }
}
