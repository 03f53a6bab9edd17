import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person asks a human to look at, with what was advised then, and what the human answered: both are added once and never changed. Only erasure removes them. */
export class ReviewsLandOnADesk1764009300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE SCHEMA reviews`);
    await db.query(`
      CREATE TABLE reviews.review (
        id uuid PRIMARY KEY, profile_id uuid NOT NULL, country char(2) NOT NULL, asked_by uuid,
        about text NOT NULL CHECK (about IN ('assessment', 'match-list', 'match')), about_id uuid, asked_on date NOT NULL, answer_by date NOT NULL,
        sealed bytea NOT NULL, CONSTRAINT about_a_list_or_something_in_it CHECK ((about = 'match-list') = (about_id IS NULL)))`);
    await db.query(`CREATE INDEX review_of_person ON reviews.review (profile_id)`);
    await db.query(`CREATE INDEX review_by_limit ON reviews.review (answer_by, id)`);
    await db.query(`
      CREATE TABLE reviews.answer (
        review_id uuid PRIMARY KEY REFERENCES reviews.review, profile_id uuid NOT NULL, country char(2) NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('upheld', 'changed', 'referred')), answered_on date NOT NULL, answered_by uuid NOT NULL,
        answered_by_name text NOT NULL, sealed bytea NOT NULL)`);
    await db.query(`CREATE INDEX answer_of_person ON reviews.answer (profile_id)`);
    await db.query(`
      CREATE FUNCTION reviews.keep() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND current_setting('passerelle.erasing', true) = 'yes' THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'a review and its answer are never changed; ask again' USING ERRCODE = 'integrity_constraint_violation';
      END $$`);
    for (const table of ['review', 'answer']) {
      await db.query(
        `CREATE TRIGGER ${table}_is_kept BEFORE UPDATE OR DELETE ON reviews.${table} FOR EACH ROW EXECUTE FUNCTION reviews.keep()`,
      );
      await db.query(`
        CREATE TRIGGER ${table}_is_not_emptied BEFORE TRUNCATE ON reviews.${table} FOR EACH STATEMENT EXECUTE FUNCTION reviews.keep()`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA reviews CASCADE`);
  }
}
