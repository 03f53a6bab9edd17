import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a backup was written, and when one was restored elsewhere and proven: so that somebody is told when it is long ago. */
export class BackupsAndRehearsalsAreNoted1764010810000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE platform.backup_note (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(), kind text NOT NULL CHECK (kind IN ('backup', 'rehearsal')), release text NOT NULL,
        noted_at timestamptz NOT NULL DEFAULT now())`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE platform.backup_note`);
  }
}
