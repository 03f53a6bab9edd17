import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Titles of rows that were refused because nobody could say which work they are, until somebody of the source says so. */
export class UnclearWordingsWaitForSomebody1764010920000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE vacancies.unclear_wording (
        id uuid PRIMARY KEY, source text NOT NULL, employer text NOT NULL, wording text NOT NULL, written_as text NOT NULL, employer_as text, said text NOT NULL, why text NOT NULL,
        seen_at timestamptz NOT NULL DEFAULT now(), UNIQUE (source, employer, wording))`);
    await db.query(`CREATE INDEX unclear_wording_by_day ON vacancies.unclear_wording (seen_at)`);
    await db.query(`ALTER TABLE vacancies.unclear_wording ENABLE ROW LEVEL SECURITY`);
    const own = `source = ANY(identity.feeds_into(NULL)) OR (SELECT identity.holds('installation'))`;
    for (const verb of ['SELECT', 'DELETE'])
      await db.query(
        `CREATE POLICY request_${verb.toLowerCase()} ON vacancies.unclear_wording FOR ${verb} TO passerelle_request USING (${own})`,
      );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE vacancies.unclear_wording`);
  }
}
