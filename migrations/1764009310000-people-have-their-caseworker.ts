import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who looks after a person, and every time that somebody else of the country broke the glass to read them. Reads through the glass are added and never changed. */
export class PeopleHaveTheirCaseworker1764009310000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE profiles.caseworker (
        profile_id uuid PRIMARY KEY REFERENCES profiles.profile ON DELETE CASCADE, country char(2) NOT NULL, principal_id uuid NOT NULL,
        principal_name text NOT NULL, since timestamptz NOT NULL DEFAULT now())`);
    await db.query(`
      CREATE TABLE identity.broken_glass (
        id uuid PRIMARY KEY, profile_id uuid NOT NULL, country char(2) NOT NULL, principal_id uuid NOT NULL, principal_name text NOT NULL,
        action text NOT NULL, sealed bytea NOT NULL, broken_at timestamptz NOT NULL)`);
    await db.query(`CREATE INDEX broken_glass_of_person ON identity.broken_glass (profile_id, id)`);
    await db.query(`CREATE INDEX broken_glass_of_country ON identity.broken_glass (country, id)`);
    await db.query(`
      CREATE TABLE identity.glass_looked_at (
        glass_id uuid PRIMARY KEY REFERENCES identity.broken_glass, profile_id uuid NOT NULL, country char(2) NOT NULL, principal_id uuid NOT NULL,
        principal_name text NOT NULL, finding text NOT NULL CHECK (finding IN ('in-order', 'to-be-followed-up')), looked_at timestamptz NOT NULL)`);
    await db.query(`
      CREATE FUNCTION identity.keep_glass() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND current_setting('passerelle.erasing', true) = 'yes' THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'who broke the glass stays written' USING ERRCODE = 'integrity_constraint_violation';
      END $$`);
    for (const table of ['broken_glass', 'glass_looked_at']) {
      await db.query(
        `CREATE TRIGGER ${table}_is_kept BEFORE UPDATE OR DELETE ON identity.${table} FOR EACH ROW EXECUTE FUNCTION identity.keep_glass()`,
      );
      await db.query(`
        CREATE TRIGGER ${table}_is_not_emptied BEFORE TRUNCATE ON identity.${table} FOR EACH STATEMENT EXECUTE FUNCTION identity.keep_glass()`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['identity.glass_looked_at', 'identity.broken_glass', 'profiles.caseworker']) await db.query(`DROP TABLE ${table}`);
    await db.query(`DROP FUNCTION identity.keep_glass()`);
  }
}
