import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Competent authorities and issuers are recorded anew when they change, and never edited: what was known on a day stays readable. */
export class AgreementsNameAuthoritiesAndIssuers1764001000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE agreements.designation (
        id uuid PRIMARY KEY, agreement_id uuid NOT NULL REFERENCES agreements.agreement, key text NOT NULL,
        recorded_at timestamptz NOT NULL, content jsonb NOT NULL, content_hash text NOT NULL)`);
    await db.query(`CREATE INDEX designation_of_agreement ON agreements.designation (agreement_id, key, recorded_at)`);
    await db.query(`
      CREATE TRIGGER designation_is_immutable BEFORE UPDATE OR DELETE ON agreements.designation
      FOR EACH ROW EXECUTE FUNCTION agreements.refuse_change()`);
    await db.query(`
      CREATE TRIGGER designation_is_not_emptied BEFORE TRUNCATE ON agreements.designation
      FOR EACH STATEMENT EXECUTE FUNCTION agreements.refuse_change()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE agreements.designation`);
  }
}
