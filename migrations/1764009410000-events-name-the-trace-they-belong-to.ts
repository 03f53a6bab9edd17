import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What follows from an event is found under the trace of what told it. Null: told by a release that knows no traces. */
export class EventsNameTheTraceTheyBelongTo1764009410000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE platform.outbox ADD COLUMN traceparent text`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE platform.outbox DROP COLUMN traceparent`);
  }
}
