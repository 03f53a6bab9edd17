import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever asks while a sandbox is being put back finds that work, and begins no second one. */
export class ASandboxIsResetOnceAtATime1764010010000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE UNIQUE INDEX one_reset_of_a_sandbox ON platform.operation ((input ->> 'country'))
      WHERE kind = 'reset-sandbox' AND status IN ('waiting', 'running')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX platform.one_reset_of_a_sandbox`);
  }
}
