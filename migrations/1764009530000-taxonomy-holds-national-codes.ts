import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the codes of a national list of occupations mean, version by version: a version that is there is never changed. `targets`: [{ isco, occupationUri? }]. */
export class TaxonomyHoldsNationalCodes1764009530000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE taxonomy.code_version (
        scheme text NOT NULL, version integer NOT NULL CHECK (version > 0), in_force_from date NOT NULL, codes integer NOT NULL,
        published_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (scheme, version))`);
    await db.query(`
      CREATE TABLE taxonomy.code_mapping (
        scheme text NOT NULL, version integer NOT NULL, code text NOT NULL, title text, targets jsonb NOT NULL, replaced_by text[] NOT NULL DEFAULT '{}',
        PRIMARY KEY (scheme, version, code), FOREIGN KEY (scheme, version) REFERENCES taxonomy.code_version)`);
    await db.query(`CREATE INDEX code_mapping_targets ON taxonomy.code_mapping USING gin (targets jsonb_path_ops)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE taxonomy.code_mapping`);
    await db.query(`DROP TABLE taxonomy.code_version`);
  }
}
