import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How much of its quota each client has used in the present minute, over all processes. Unlogged: after a crash everybody begins anew,
 * which is no loss, and counting costs no write-ahead log.
 */
export class PlatformCountsRequestsOfClients1764009600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE UNLOGGED TABLE platform.quota_use (
        client text PRIMARY KEY, window_began timestamptz NOT NULL, used bigint NOT NULL)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE platform.quota_use`);
  }
}
