import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables with words of people, and the columns that held them in the clear. `sealed` takes their place; rows of before are sealed in the background. */
const WORDS: readonly [table: string, columns: readonly string[]][] = [
  ['profiles.profile', ['content']],
  ['profiles.personal_details', []],
  ['profiles.consent', ['recipient', 'purpose', 'wording']],
  ['profiles.evidence', ['description']],
  ['recognition.assessment', ['body']],
  ['recognition.case_step', ['content']],
  ['recognition.validation_result', ['content']],
  ['recognition.validation_award', ['content']],
];

/** Each person has a data key, wrapped by a key of the ring; destroying it is what erases them. Erasures are remembered without the id. */
export class PersonalWordsAreSealed1764008000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE platform.data_key (
        subject_id uuid PRIMARY KEY, kek text NOT NULL, wrapped bytea NOT NULL, made_at timestamptz NOT NULL DEFAULT now())`);
    await db.query(`
      CREATE TABLE platform.erasure (
        id uuid PRIMARY KEY, subject text NOT NULL UNIQUE, erased_at timestamptz NOT NULL, erased jsonb NOT NULL, digest text NOT NULL)`);
    for (const [table, columns] of WORDS) {
      await db.query(`ALTER TABLE ${table} ADD COLUMN sealed bytea`);
      for (const column of columns) await db.query(`ALTER TABLE ${table} ALTER COLUMN ${column} DROP NOT NULL`);
      if (columns[0]) await indexPlainRows(db, table, columns[0]);
    }
    await db.query(`
      CREATE INDEX personal_details_plain ON profiles.personal_details (profile_id) WHERE num_nonnulls(display_name, sex, birth_year, story) > 0`);
    await db.query(`ALTER TABLE recognition.recognition_case ALTER COLUMN facts DROP NOT NULL`);
    await db.query(`ALTER TABLE recognition.assessment ADD COLUMN best_outcome text`);
    await letTheImmutableBeSealed(db);
    await hashIdempotencyKeys(db);
  }

  /** Refuses where sealed rows are: they cannot be put back into the clear here. */
  async down(db: QueryRunner): Promise<void> {
    for (const [table, columns] of WORDS) {
      for (const column of columns) await db.query(`ALTER TABLE ${table} ALTER COLUMN ${column} SET NOT NULL`);
      if (columns[0]) await db.query(`DROP INDEX ${table}_plain`);
      await db.query(`ALTER TABLE ${table} DROP COLUMN sealed`);
    }
    await db.query(`DROP INDEX profiles.personal_details_plain`);
    await db.query(`ALTER TABLE recognition.recognition_case ALTER COLUMN facts SET NOT NULL`);
    await db.query(`ALTER TABLE recognition.assessment DROP COLUMN best_outcome`);
    await db.query(`
      CREATE OR REPLACE FUNCTION recognition.keep_step() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND current_setting('passerelle.erasing', true) = 'yes' THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'a step of a case is never changed; correct it by a new one' USING ERRCODE = 'integrity_constraint_violation';
      END $$`);
    await db.query(`
      CREATE OR REPLACE FUNCTION recognition.refuse_rewriting_a_validation() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'A validation, its results and its award are kept as they were recorded.'; END $$`);
    await db.query(`DROP FUNCTION platform.is_sealing`);
    await db.query(`ALTER TABLE platform.idempotency_key DROP COLUMN subject_id, DROP COLUMN sealed`);
    await db.query(`DROP TABLE platform.erasure`);
    await db.query(`DROP TABLE platform.data_key`);
  }
}

/** Empty once everything is sealed, so that looking for such rows at each start costs nothing. */
async function indexPlainRows(db: QueryRunner, table: string, column: string): Promise<void> {
  const key = table === 'recognition.case_step' ? 'case_id, seq' : table === 'recognition.validation_award' ? 'validation_id' : 'id';
  await db.query(`CREATE INDEX ${table.split('.')[1]}_plain ON ${table} (${key}) WHERE ${column} IS NOT NULL`);
}

/** The one change that a row kept for ever allows: its words move from the clear under their seal. */
async function letTheImmutableBeSealed(db: QueryRunner): Promise<void> {
  await db.query(`
    CREATE FUNCTION platform.is_sealing(before jsonb, after jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
      SELECT before ->> 'content' IS NOT NULL AND after ->> 'content' IS NULL AND before ->> 'sealed' IS NULL AND after ->> 'sealed' IS NOT NULL
        AND before - 'content' - 'sealed' = after - 'content' - 'sealed' $$`);
  await db.query(`
    CREATE OR REPLACE FUNCTION recognition.keep_step() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' AND current_setting('passerelle.erasing', true) = 'yes' THEN RETURN OLD; END IF;
      IF TG_OP = 'UPDATE' AND platform.is_sealing(to_jsonb(OLD), to_jsonb(NEW)) THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'a step of a case is never changed; correct it by a new one' USING ERRCODE = 'integrity_constraint_violation';
    END $$`);
  await db.query(`
    CREATE OR REPLACE FUNCTION recognition.refuse_rewriting_a_validation() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF platform.is_sealing(to_jsonb(OLD), to_jsonb(NEW)) THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'A validation, its results and its award are kept as they were recorded.';
    END $$`);
}

/** A key that a client chose may name somebody; an answer about a person is sealed for them. */
async function hashIdempotencyKeys(db: QueryRunner): Promise<void> {
  await db.query(`ALTER TABLE platform.idempotency_key ADD COLUMN subject_id uuid, ADD COLUMN sealed bytea`);
  await db.query(`CREATE INDEX idempotency_of_subject ON platform.idempotency_key (subject_id) WHERE subject_id IS NOT NULL`);
  await db.query(`CREATE INDEX idempotency_by_age ON platform.idempotency_key (begun_at)`);
  await db.query(`UPDATE platform.idempotency_key SET key = encode(sha256(convert_to(key, 'UTF8')), 'hex')`);
}
