import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Licences of agencies, each with its days and where it was read; and advertisements that speak of fees, until a person has looked at them. */
export class AgenciesHoldDatedLicencesAndFeeWordsAreLookedAt1764009710000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE SCHEMA recruitment`);
    await db.query(`
      CREATE TABLE recruitment.agency_licence (
        id uuid PRIMARY KEY, country char(2) NOT NULL, agency text NOT NULL, number text NOT NULL, authority text NOT NULL, valid_from date NOT NULL, valid_to date,
        source text NOT NULL, verified boolean NOT NULL, recorded_at timestamptz NOT NULL DEFAULT now(), CHECK (valid_to IS NULL OR valid_to >= valid_from),
        UNIQUE (country, number, valid_from))`);
    await db.query(`
      CREATE TABLE recruitment.fee_review (
        vacancy_id uuid PRIMARY KEY, country char(2) NOT NULL, organisation text NOT NULL, words_digest text NOT NULL, found jsonb NOT NULL,
        verdict text CHECK (verdict IN ('no-fee', 'fee')), raised_at timestamptz NOT NULL DEFAULT now(), decided_by uuid, decided_by_name text, decided_at timestamptz,
        CHECK ((verdict IS NULL) = (decided_at IS NULL)), CHECK ((verdict IS NULL) = (decided_by IS NULL)))`);
    await db.query(`CREATE INDEX fee_review_waiting ON recruitment.fee_review (country, vacancy_id) WHERE verdict IS NULL`);
    await db.query(
      `CREATE TABLE recruitment.looked_through (one boolean PRIMARY KEY DEFAULT true CHECK (one), vacancies_revision bigint NOT NULL DEFAULT 0)`,
    );
    await db.query(`INSERT INTO recruitment.looked_through DEFAULT VALUES`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA recruitment CASCADE`);
  }
}
