import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A submitted version and a recorded event stay as they are: the database itself refuses to change or delete them. */
export class AgreementsKeepEveryVersion1764000300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE SCHEMA agreements`);
    await db.query(
      `CREATE TABLE agreements.register (one boolean PRIMARY KEY DEFAULT true CHECK (one), revision bigint NOT NULL DEFAULT 0)`,
    );
    await db.query(`INSERT INTO agreements.register DEFAULT VALUES`);
    await db.query(`
      CREATE TABLE agreements.agreement (
        id uuid PRIMARY KEY, slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'), kind text NOT NULL, title jsonb NOT NULL,
        parties jsonb NOT NULL, demonstration boolean NOT NULL, revision bigint NOT NULL)`);
    await db.query(`
      CREATE TABLE agreements.version (
        agreement_id uuid NOT NULL REFERENCES agreements.agreement, number integer NOT NULL CHECK (number >= 1),
        content jsonb NOT NULL, content_hash text NOT NULL, state text NOT NULL CHECK (state IN ('draft', 'submitted')),
        recorded_at timestamptz NOT NULL, PRIMARY KEY (agreement_id, number))`);
    await db.query(`
      CREATE TABLE agreements.event (
        id uuid PRIMARY KEY, agreement_id uuid NOT NULL REFERENCES agreements.agreement, kind text NOT NULL, happened_on date,
        recorded_at timestamptz NOT NULL, content jsonb NOT NULL, content_hash text NOT NULL, UNIQUE (agreement_id, content_hash))`);
    await db.query(`
      CREATE FUNCTION agreements.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'a submitted version and a recorded event are immutable' USING ERRCODE = 'integrity_constraint_violation'; END $$`);
    await db.query(`
      CREATE TRIGGER submitted_version_is_immutable BEFORE UPDATE OR DELETE ON agreements.version
      FOR EACH ROW WHEN (OLD.state = 'submitted') EXECUTE FUNCTION agreements.refuse_change()`);
    await db.query(`
      CREATE TRIGGER event_is_immutable BEFORE UPDATE OR DELETE ON agreements.event
      FOR EACH ROW EXECUTE FUNCTION agreements.refuse_change()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA agreements CASCADE`);
  }
}
