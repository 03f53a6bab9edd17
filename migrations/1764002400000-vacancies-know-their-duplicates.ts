import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Of advertisements of one job one is canonical and the others name it. `compared_under` holds what may be the same together; null: not read yet (the daily
 * job does), '': never the same as another. Two that were told apart are remembered. An expired vacancy says that it has expired.
 */
export class VacanciesKnowTheirDuplicates1764002400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE vacancies.vacancy
        ADD COLUMN compared_under text,
        ADD COLUMN duplicate_of uuid REFERENCES vacancies.vacancy,
        ADD COLUMN duplicate_because jsonb,
        ADD COLUMN closed_because text CHECK (closed_because IN ('expired', 'source')),
        ADD CHECK (duplicate_of IS NULL OR (status = 'open' AND duplicate_of <> id)),
        ADD CHECK ((duplicate_of IS NULL) = (duplicate_because IS NULL))`);
    await db.query(`UPDATE vacancies.vacancy SET closed_because = 'source' WHERE status = 'closed'`);
    await db.query(`ALTER TABLE vacancies.vacancy ADD CHECK ((status = 'closed') = (closed_because IS NOT NULL))`);
    await db.query(`CREATE INDEX vacancy_compared ON vacancies.vacancy (compared_under) WHERE status = 'open' AND compared_under <> ''`);
    await db.query(`CREATE INDEX vacancy_not_compared ON vacancies.vacancy (id) WHERE compared_under IS NULL`);
    await db.query(`CREATE INDEX vacancy_duplicates ON vacancies.vacancy (duplicate_of) WHERE duplicate_of IS NOT NULL`);
    await db.query(`CREATE INDEX vacancy_expires ON vacancies.vacancy ((content ->> 'expiresOn')) WHERE status = 'open'`);
    await db.query(`
      CREATE TABLE vacancies.told_apart (
        one uuid NOT NULL REFERENCES vacancies.vacancy, other uuid NOT NULL REFERENCES vacancies.vacancy, told_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (one, other), CHECK (one < other))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE vacancies.told_apart`);
    await db.query(`DROP INDEX vacancies.vacancy_expires`);
    await db.query(
      `ALTER TABLE vacancies.vacancy DROP COLUMN compared_under, DROP COLUMN duplicate_because, DROP COLUMN duplicate_of, DROP COLUMN closed_because`,
    );
  }
}
