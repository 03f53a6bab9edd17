import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A job that was given up is kept with its reason until somebody sends it back or lays it aside; the same job again is the same letter. */
export class PlatformKeepsDeadLetters1764002310000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE platform.dead_letter (
        id uuid PRIMARY KEY, queue text NOT NULL, name text NOT NULL, data jsonb NOT NULL, reason text NOT NULL, attempts integer NOT NULL,
        first_failed_at timestamptz NOT NULL DEFAULT now(), last_failed_at timestamptz NOT NULL DEFAULT now())`);
    await db.query(`CREATE UNIQUE INDEX dead_letter_once ON platform.dead_letter (queue, name, md5(data::text))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE platform.dead_letter`);
  }
}
