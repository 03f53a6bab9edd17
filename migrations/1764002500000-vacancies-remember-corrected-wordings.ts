import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody said a wording means holds for the same source, and where an employer is named for that employer alone. */
export class VacanciesRememberCorrectedWordings1764002500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE vacancies.wording_correction (
        source text NOT NULL, employer text NOT NULL DEFAULT '', wording text NOT NULL, occupation text NOT NULL, occupation_uri text,
        written_as text NOT NULL, corrected_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (source, employer, wording))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE vacancies.wording_correction`);
  }
}
