import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A draft may name an e-mail address, kept as a keyed hash beside the sealed one; links that are sent there open it. */
export class DraftsAreFoundByLinksInLetters1764011210000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE self_assessment.draft ADD COLUMN address_hash text`);
    await db.query(`CREATE INDEX draft_by_address ON self_assessment.draft (address_hash) WHERE address_hash IS NOT NULL`);
    await db.query(`
      CREATE TABLE self_assessment.way_back (
        link_hash text PRIMARY KEY, draft_id uuid NOT NULL REFERENCES self_assessment.draft ON DELETE CASCADE,
        expires_at timestamptz NOT NULL, taken_at timestamptz)`);
    await db.query(`CREATE INDEX way_back_of_draft ON self_assessment.way_back (draft_id)`);
    await db.query(`REVOKE ALL ON self_assessment.way_back FROM passerelle_request`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE self_assessment.way_back`);
    await db.query(`ALTER TABLE self_assessment.draft DROP COLUMN address_hash`);
  }
}
