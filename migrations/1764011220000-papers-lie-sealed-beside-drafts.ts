import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Photographs and scans of papers of people without an account, under the key of their draft and gone with it. */
export class PapersLieSealedBesideDrafts1764011220000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE self_assessment.paper (
        id uuid PRIMARY KEY, draft_id uuid NOT NULL REFERENCES self_assessment.draft ON DELETE CASCADE, sealed bytea NOT NULL)`);
    await db.query(`CREATE INDEX paper_of_draft ON self_assessment.paper (draft_id)`);
    await db.query(`ALTER TABLE self_assessment.paper ALTER COLUMN sealed SET STORAGE EXTERNAL`);
    await db.query(`REVOKE ALL ON self_assessment.paper FROM passerelle_request`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE self_assessment.paper`);
  }
}
