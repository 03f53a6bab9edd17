import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A consent keeps its legal basis, version and language; a withdrawal is a row of its own. Neither is rewritten, and both go only with the person. */
export class ConsentsAreOnlyAddedTo1764008100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE profiles.consent ADD COLUMN legal_basis text, ADD COLUMN version integer, ADD COLUMN language text`);
    await db.query(`
      CREATE TABLE profiles.consent_withdrawal (
        consent_id uuid PRIMARY KEY REFERENCES profiles.consent ON DELETE CASCADE, withdrawn_at timestamptz NOT NULL DEFAULT now())`);
    await db.query(`
      INSERT INTO profiles.consent_withdrawal (consent_id, withdrawn_at)
      SELECT id, withdrawn_at FROM profiles.consent WHERE withdrawn_at IS NOT NULL`);
    await db.query(`ALTER TABLE profiles.consent DROP COLUMN withdrawn_at`);
    await db.query(`
      CREATE FUNCTION profiles.keep_consent() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE words text[] := ARRAY['recipient', 'purpose', 'wording', 'sealed'];
      BEGIN
        IF TG_OP = 'DELETE' AND current_setting('passerelle.erasing', true) = 'yes' THEN RETURN OLD; END IF;
        IF TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> 'wording' IS NOT NULL AND to_jsonb(NEW) ->> 'wording' IS NULL
          AND to_jsonb(OLD) ->> 'sealed' IS NULL AND to_jsonb(NEW) ->> 'sealed' IS NOT NULL
          AND to_jsonb(OLD) - words = to_jsonb(NEW) - words THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'a consent is withdrawn by a row of its own, and never changed' USING ERRCODE = 'integrity_constraint_violation';
      END $$`);
    for (const table of ['consent', 'consent_withdrawal']) {
      await db.query(`
        CREATE TRIGGER ${table}_is_kept BEFORE UPDATE OR DELETE ON profiles.${table} FOR EACH ROW EXECUTE FUNCTION profiles.keep_consent()`);
      await db.query(`
        CREATE TRIGGER ${table}_is_not_emptied BEFORE TRUNCATE ON profiles.${table} FOR EACH STATEMENT EXECUTE FUNCTION profiles.keep_consent()`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['consent', 'consent_withdrawal']) {
      for (const trigger of ['is_kept', 'is_not_emptied']) await db.query(`DROP TRIGGER ${table}_${trigger} ON profiles.${table}`);
    }
    await db.query(`DROP FUNCTION profiles.keep_consent()`);
    await db.query(`ALTER TABLE profiles.consent ADD COLUMN withdrawn_at timestamptz`);
    await db.query(`
      UPDATE profiles.consent SET withdrawn_at = withdrawal.withdrawn_at FROM profiles.consent_withdrawal AS withdrawal WHERE consent_id = id`);
    await db.query(`DROP TABLE profiles.consent_withdrawal`);
    await db.query(`ALTER TABLE profiles.consent DROP COLUMN legal_basis, DROP COLUMN version, DROP COLUMN language`);
  }
}
