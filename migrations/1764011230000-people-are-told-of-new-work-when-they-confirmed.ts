import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asked to be told of new work, for a draft or for the profile that it became; without a confirmation nothing is sent. It goes with its draft. */
export class PeopleAreToldOfNewWorkWhenTheyConfirmed1764011230000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE self_assessment.alert (
        id uuid PRIMARY KEY, draft_id uuid UNIQUE REFERENCES self_assessment.draft ON DELETE CASCADE, profile_id uuid UNIQUE,
        every text NOT NULL CHECK (every IN ('day', 'week')), confirm_hash text UNIQUE, stop_hash text NOT NULL UNIQUE,
        confirmed_at timestamptz, due_at timestamptz NOT NULL, sealed bytea NOT NULL, CHECK (num_nonnulls(draft_id, profile_id) = 1))`);
    await db.query(`CREATE INDEX alert_by_due_time ON self_assessment.alert (due_at) WHERE confirmed_at IS NOT NULL`);
    await db.query(`REVOKE ALL ON self_assessment.alert FROM passerelle_request`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE self_assessment.alert`);
  }
}
