import type { MigrationInterface, QueryRunner } from 'typeorm';

/** At most one holder a country; the token rises with each holder, and a write under an older one is refused. What a country's lists account for lies beside it. */
export class MatchingLeasesACountryToOneWorker1764002300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE matching.lease (
        country char(2) PRIMARY KEY, holder text, token bigint NOT NULL DEFAULT 1, expires_at timestamptz NOT NULL,
        vacancies_revision bigint NOT NULL DEFAULT 0, taxonomy_revision bigint NOT NULL DEFAULT 0, as_of date NOT NULL DEFAULT '1900-01-01')`);
    await db.query(`CREATE INDEX profile_by_destination ON profiles.profile (destination, id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX profiles.profile_by_destination`);
    await db.query(`DROP TABLE matching.lease`);
  }
}
