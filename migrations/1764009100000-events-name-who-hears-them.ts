import type { MigrationInterface, QueryRunner } from 'typeorm';

/** While two releases run together, the older hands on only what it knows all hearers of. Null: told by a release before this one. */
export class EventsNameWhoHearsThem1764009100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE platform.outbox ADD COLUMN hearers text[]`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE platform.outbox DROP COLUMN hearers`);
  }
}
