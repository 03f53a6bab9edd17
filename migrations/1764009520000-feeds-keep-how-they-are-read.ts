import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the feed of a source is read, as it was last said. */
export class FeedsKeepHowTheyAreRead1764009520000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE vacancies.feed_mapping (
        source text PRIMARY KEY, revision integer NOT NULL DEFAULT 1, mapping jsonb NOT NULL, changed_at timestamptz NOT NULL DEFAULT now())`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE vacancies.feed_mapping`);
  }
}
