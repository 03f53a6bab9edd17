import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A proposal for people and vacancies, accepted or declined person by person; whoever is erased leaves no row behind. */
export class AssignmentsAreProposals1764002200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE matching.assignment (
        id uuid PRIMARY KEY, revision integer NOT NULL CHECK (revision >= 1), vacancy_ids uuid[],
        bound bigint NOT NULL CHECK (bound >= 0),
        vacancies_revision bigint NOT NULL, taxonomy_revision bigint NOT NULL, as_of date NOT NULL,
        proposed_at timestamptz NOT NULL DEFAULT now())`);
    await db.query(`
      CREATE TABLE matching.assignment_person (
        assignment_id uuid NOT NULL REFERENCES matching.assignment ON DELETE CASCADE, profile_id uuid NOT NULL, declined uuid[] NOT NULL,
        vacancy_id uuid, score integer, decision text CHECK (decision IN ('proposed', 'accepted', 'declined')),
        reason text CHECK (reason IN ('no-fitting-vacancy', 'openings-taken')), PRIMARY KEY (assignment_id, profile_id),
        CONSTRAINT placed_or_told_why CHECK (num_nonnulls(vacancy_id, score, decision) = CASE WHEN reason IS NULL THEN 3 ELSE 0 END))`);
    await db.query(`CREATE INDEX assignment_of_person ON matching.assignment_person (profile_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE matching.assignment_person`);
    await db.query(`DROP TABLE matching.assignment`);
  }
}
