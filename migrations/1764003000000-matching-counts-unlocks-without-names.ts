import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The steps of everybody who looks towards a country, added up; no row of fewer than five people comes so far. */
export class MatchingCountsUnlocksWithoutNames1764003000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE matching.unlock_count (
        country text PRIMARY KEY, as_of date NOT NULL, counted_at timestamptz NOT NULL, demonstration boolean NOT NULL, content jsonb NOT NULL)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE matching.unlock_count`);
  }
}
