import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Only the service counts: whoever asks neither sees nor changes what they have used. */
export class RequestsCountNothingThemselves1764009610000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`REVOKE ALL ON platform.quota_use FROM passerelle_request`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON platform.quota_use TO passerelle_request`);
  }
}
