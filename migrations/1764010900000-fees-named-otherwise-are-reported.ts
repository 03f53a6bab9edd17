import type { MigrationInterface, QueryRunner } from 'typeorm';

const JUDGES = `country = ANY((SELECT identity.countries_of('caseworker'))::bpchar[])`;

/** A fee that an advertisement names in other words than ours, as a caseworker reports it: it holds everybody back until somebody else has said that there is none. */
export class FeesNamedOtherwiseAreReported1764010900000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE recruitment.reported_fee (
        id uuid PRIMARY KEY, vacancy_id uuid NOT NULL, country char(2) NOT NULL, organisation text NOT NULL, words text NOT NULL CHECK (length(words) BETWEEN 3 AND 300),
        reported_by uuid NOT NULL, reported_by_name text NOT NULL, reported_at timestamptz NOT NULL,
        verdict text CHECK (verdict IN ('no-fee', 'fee')), decided_by uuid, decided_by_name text, decided_at timestamptz,
        CHECK ((verdict IS NULL) = (decided_at IS NULL)), CHECK ((verdict IS NULL) = (decided_by IS NULL)),
        CONSTRAINT another_person_decides CHECK (decided_by <> reported_by))`);
    await db.query(
      `CREATE UNIQUE INDEX one_fee_is_reported ON recruitment.reported_fee (vacancy_id) WHERE verdict IS DISTINCT FROM 'no-fee'`,
    );
    await db.query(`ALTER TABLE recruitment.reported_fee ENABLE ROW LEVEL SECURITY`);
    await db.query(`CREATE POLICY request_select ON recruitment.reported_fee FOR SELECT TO passerelle_request USING (true)`);
    await db.query(`CREATE POLICY request_insert ON recruitment.reported_fee FOR INSERT TO passerelle_request WITH CHECK (${JUDGES})`);
    await db.query(`CREATE POLICY request_update ON recruitment.reported_fee FOR UPDATE TO passerelle_request USING (${JUDGES})`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE recruitment.reported_fee`);
  }
}
