import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a vacancy was before an import first touched it; no content: it did not exist. `stated_revision` is the revision at which somebody last said something of
 * the vacancy (being told as the same job, and expiry, are no statements); an import may be taken back while it is still the one that the import left.
 * The default is for processes of the version before, which do not know it. `overwrote`: between two rows of the import somebody else had a say.
 */
export class ImportsRememberWhatTheyChanged1764009510000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE vacancies.vacancy ADD COLUMN stated_revision bigint NOT NULL DEFAULT 0`);
    await db.query(`UPDATE vacancies.vacancy SET stated_revision = revision`);
    await db.query(`ALTER TABLE vacancies.vacancy DROP CONSTRAINT vacancy_closed_because_check`);
    await db.query(`
      ALTER TABLE vacancies.vacancy ADD CONSTRAINT vacancy_closed_because_check
        CHECK (closed_because IN ('expired', 'source', 'absent', 'withdrawn'))`);
    await db.query(`
      CREATE TABLE vacancies.import_change (
        operation_id uuid NOT NULL REFERENCES platform.operation ON DELETE CASCADE, vacancy_id uuid NOT NULL REFERENCES vacancies.vacancy DEFERRABLE INITIALLY DEFERRED, source text NOT NULL,
        left_at bigint NOT NULL, overwrote boolean NOT NULL DEFAULT false,
        content jsonb, content_hash text, status text, closed_because text, stated_revision bigint,
        PRIMARY KEY (operation_id, vacancy_id), CHECK ((content IS NULL) = (status IS NULL)))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE vacancies.import_change`);
    await db.query(`ALTER TABLE vacancies.vacancy DROP CONSTRAINT vacancy_closed_because_check`);
    await db.query(`UPDATE vacancies.vacancy SET closed_because = 'source' WHERE closed_because IN ('absent', 'withdrawn')`);
    await db.query(`
      ALTER TABLE vacancies.vacancy ADD CONSTRAINT vacancy_closed_because_check CHECK (closed_because IN ('expired', 'source'))`);
    await db.query(`ALTER TABLE vacancies.vacancy DROP COLUMN stated_revision`);
  }
}
