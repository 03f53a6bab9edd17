import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which rules were run, dry or not, and what they found: rules that were never run dry remove nothing. */
export class RetentionRunsAreRemembered1764008200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE platform.retention_run (
        id uuid PRIMARY KEY, dry boolean NOT NULL, rules text NOT NULL, found jsonb NOT NULL, ran_at timestamptz NOT NULL DEFAULT now())`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE platform.retention_run`);
  }
}
