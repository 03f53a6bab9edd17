import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The keyed hash of the code on a receipt; null: registered by the release before, whose receipts have none. */
export class AReceiptIsOpenedByItsCode1764011010000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE profiles.assisted_registration ADD COLUMN code_hash text`);
    await db.query(
      `CREATE UNIQUE INDEX assisted_registration_by_code ON profiles.assisted_registration (code_hash) WHERE code_hash IS NOT NULL`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX profiles.assisted_registration_by_code`);
    await db.query(`ALTER TABLE profiles.assisted_registration DROP COLUMN code_hash`);
  }
}
