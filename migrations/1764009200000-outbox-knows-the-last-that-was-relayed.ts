import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far queues were told is asked every second, and compared with how far they remember. */
export class OutboxKnowsTheLastThatWasRelayed1764009200000 implements MigrationInterface {
  async up(db: QueryRunner) {
    await db.query(`CREATE INDEX outbox_relayed ON platform.outbox (relayed_at) WHERE relayed_at IS NOT NULL`);
  }

  async down(db: QueryRunner) {
    await db.query(`DROP INDEX platform.outbox_relayed`);
  }
}
