import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A list names the revisions that it was computed from. The checkpoint says which world all lists account for; what is announced is the oldest
 * world on which a list may still be written, so that a list computed on an older index never survives a newer checkpoint.
 */
export class MatchingKeepsWhatAListRestsOn1764000700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE SCHEMA matching`);
    await db.query(`
      CREATE TABLE matching.match_list (
        profile_id uuid PRIMARY KEY, profile_revision integer NOT NULL, recognition_revision integer NOT NULL,
        vacancies_revision bigint NOT NULL, taxonomy_revision bigint NOT NULL, as_of date NOT NULL,
        items jsonb NOT NULL, open_items jsonb NOT NULL, computed_at timestamptz NOT NULL DEFAULT now())`);
    await db.query(`
      CREATE TABLE matching.checkpoint (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        vacancies_revision bigint NOT NULL DEFAULT 0, taxonomy_revision bigint NOT NULL DEFAULT 0, as_of date NOT NULL DEFAULT '1900-01-01',
        announced_vacancies_revision bigint NOT NULL DEFAULT 0, announced_taxonomy_revision bigint NOT NULL DEFAULT 0,
        announced_as_of date NOT NULL DEFAULT '1900-01-01')`);
    await db.query(`INSERT INTO matching.checkpoint DEFAULT VALUES`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA matching CASCADE`);
  }
}
