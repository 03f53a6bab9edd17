import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One code a job by which an employer confirms it: sealed under the key of the answers, gone with them. Requests reach them through the service alone. */
export class EmployersConfirmWhatSomebodyDid1764011300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE self_assessment.confirmation (
        id uuid PRIMARY KEY, draft_id uuid NOT NULL REFERENCES self_assessment.draft ON DELETE CASCADE, job text NOT NULL,
        code_hash text NOT NULL UNIQUE, expires_at timestamptz NOT NULL, sealed bytea NOT NULL, UNIQUE (draft_id, job))`);
    await db.query(`CREATE INDEX confirmation_expiry ON self_assessment.confirmation (expires_at)`);
    await db.query(`REVOKE ALL ON self_assessment.confirmation FROM passerelle_request`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE self_assessment.confirmation`);
  }
}
