import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A clock that is set back does not turn the order of steps: each has its place. Those of before have 0, and the order of their moments. */
export class StepsOfDraftsKeepTheOrderInWhichTheyWereTaken1764010600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE agreements.step ADD COLUMN seq integer NOT NULL DEFAULT 0`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE agreements.step DROP COLUMN seq`);
  }
}
