import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One number rises over all vacancies. It lives in a row that each writer locks until its commit, and not in a sequence: numbers of a sequence become
 * visible out of order, and a reader that has followed to 8 would never see 7, committed later.
 */
export class VacanciesHaveOneRisingRevision1764000600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE SCHEMA vacancies`);
    await db.query(
      `CREATE TABLE vacancies.register (one boolean PRIMARY KEY DEFAULT true CHECK (one), revision bigint NOT NULL DEFAULT 0)`,
    );
    await db.query(`INSERT INTO vacancies.register DEFAULT VALUES`);
    await db.query(`
      CREATE TABLE vacancies.vacancy (
        id uuid PRIMARY KEY, revision bigint NOT NULL, source text NOT NULL, reference text NOT NULL, country char(2) NOT NULL, region text NOT NULL,
        occupation text NOT NULL, status text NOT NULL CHECK (status IN ('open', 'closed')), demonstration boolean NOT NULL DEFAULT false,
        content jsonb NOT NULL, content_hash text NOT NULL, changed_at timestamptz NOT NULL DEFAULT now(), UNIQUE (source, reference))`);
    await db.query(`CREATE UNIQUE INDEX vacancy_by_revision ON vacancies.vacancy (revision)`);
    await db.query(`CREATE INDEX vacancy_open ON vacancies.vacancy (country, id) WHERE status = 'open'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA vacancies CASCADE`);
  }
}
