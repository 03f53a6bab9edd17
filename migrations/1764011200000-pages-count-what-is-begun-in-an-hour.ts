import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many times something was done on pages within an hour, by blind indexes. Unlogged as `platform.quota_use` is: after a crash everybody begins anew. */
export class PagesCountWhatIsBegunInAnHour1764011200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE UNLOGGED TABLE platform.hourly_count (
        client text PRIMARY KEY, began_at timestamptz NOT NULL, used integer NOT NULL)`);
    await db.query(`CREATE INDEX hourly_count_began ON platform.hourly_count (began_at)`);
    await db.query(`REVOKE ALL ON platform.hourly_count FROM passerelle_request`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE platform.hourly_count`);
  }
}
