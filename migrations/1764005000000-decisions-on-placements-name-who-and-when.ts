import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every decision on a placement is kept with who took it and when; a proposal keeps the tolerance that was asked for. Nobody known: before this was kept, or with the installation's token. */
export class DecisionsOnPlacementsNameWhoAndWhen1764005000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE matching.assignment ADD tolerance double precision NOT NULL DEFAULT 0 CHECK (tolerance BETWEEN 0 AND 1)`);
    await db.query(`
      CREATE TABLE matching.placement_decision (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, assignment_id uuid NOT NULL REFERENCES matching.assignment ON DELETE CASCADE,
        profile_id uuid NOT NULL, vacancy_id uuid NOT NULL, decision text NOT NULL CHECK (decision IN ('accepted', 'declined')),
        decided_at timestamptz NOT NULL, principal_id uuid, principal_name text,
        CONSTRAINT by_somebody_or_nobody CHECK (num_nonnulls(principal_id, principal_name) IN (0, 2)))`);
    await db.query(`CREATE INDEX placement_decision_of_assignment ON matching.placement_decision (assignment_id, number)`);
    await db.query(`CREATE INDEX placement_decision_of_person ON matching.placement_decision (profile_id)`);
    await db.query(`
      INSERT INTO matching.placement_decision (assignment_id, profile_id, vacancy_id, decision, decided_at)
      SELECT id, profile_id, vacancy, decision, proposed_at FROM matching.assignment JOIN (
        SELECT assignment_id, profile_id, unnest(declined) AS vacancy, 'declined' AS decision FROM matching.assignment_person
        UNION ALL SELECT assignment_id, profile_id, vacancy_id, decision FROM matching.assignment_person WHERE decision <> 'proposed'
      ) AS decided ON assignment_id = id`);
    await db.query(`
      ALTER TABLE matching.assignment_person DROP CONSTRAINT placed_or_told_why, DROP CONSTRAINT assignment_person_reason_check,
        DROP COLUMN decision, DROP COLUMN declined,
        ADD CONSTRAINT placed_or_told_why CHECK (num_nonnulls(vacancy_id, score) = CASE WHEN reason IS NULL THEN 2 ELSE 0 END),
        ADD CONSTRAINT assignment_person_reason_check CHECK (reason IN ('no-fitting-vacancy', 'openings-taken', 'not-looking'))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`UPDATE matching.assignment_person SET reason = 'no-fitting-vacancy' WHERE reason = 'not-looking'`);
    await db.query(`
      ALTER TABLE matching.assignment_person DROP CONSTRAINT placed_or_told_why, DROP CONSTRAINT assignment_person_reason_check,
        ADD decision text CHECK (decision IN ('proposed', 'accepted', 'declined')), ADD declined uuid[] NOT NULL DEFAULT '{}',
        ADD CONSTRAINT assignment_person_reason_check CHECK (reason IN ('no-fitting-vacancy', 'openings-taken'))`);
    await db.query(`ALTER TABLE matching.assignment_person ALTER declined DROP DEFAULT`);
    await db.query(`
      WITH latest AS (
        SELECT DISTINCT ON (assignment_id, profile_id, vacancy_id) * FROM matching.placement_decision
        ORDER BY assignment_id, profile_id, vacancy_id, number DESC)
      UPDATE matching.assignment_person AS person SET
        decision = CASE WHEN vacancy_id IS NOT NULL THEN coalesce((SELECT decision FROM latest
          WHERE (assignment_id, profile_id, vacancy_id) = (person.assignment_id, person.profile_id, person.vacancy_id)), 'proposed') END,
        declined = ARRAY(SELECT latest.vacancy_id FROM latest WHERE (assignment_id, profile_id) = (person.assignment_id, person.profile_id)
          AND latest.decision = 'declined' AND latest.vacancy_id IS DISTINCT FROM person.vacancy_id)`);
    await db.query(`
      ALTER TABLE matching.assignment_person ADD CONSTRAINT placed_or_told_why
        CHECK (num_nonnulls(vacancy_id, score, decision) = CASE WHEN reason IS NULL THEN 3 ELSE 0 END)`);
    await db.query(`DROP TABLE matching.placement_decision`);
    await db.query(`ALTER TABLE matching.assignment DROP COLUMN tolerance`);
  }
}
