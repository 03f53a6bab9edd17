import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Long work may be paused, and taken back as a whole. A verdict names the row by its own reference, also where the row was refused. */
export class OperationsPauseAndAreRolledBack1764009500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE platform.operation DROP CONSTRAINT operation_status_check`);
    await db.query(`
      ALTER TABLE platform.operation ADD CONSTRAINT operation_status_check
        CHECK (status IN ('waiting', 'running', 'paused', 'done', 'failed', 'rolling-back', 'rolled-back'))`);
    await db.query(`ALTER TABLE platform.operation_verdict ADD COLUMN reference text`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE platform.operation_verdict DROP COLUMN reference`);
    await db.query(`ALTER TABLE platform.operation DROP CONSTRAINT operation_status_check`);
    await db.query(`UPDATE platform.operation SET status = 'failed' WHERE status IN ('paused', 'rolling-back', 'rolled-back')`);
    await db.query(`
      ALTER TABLE platform.operation ADD CONSTRAINT operation_status_check CHECK (status IN ('waiting', 'running', 'done', 'failed'))`);
  }
}
