import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An answer keeps the facts that it answered, so that it can be given again whatever the person changes later. Null: an answer of before. */
export class AssessmentsKeepTheirFacts1764001510000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE recognition.assessment ADD COLUMN facts jsonb`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE recognition.assessment DROP COLUMN facts`);
  }
}
