import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many were erased, by what the indicators count and by nothing else; and the indicators of each day, counted once. */
export class TheErasedStayInTheStatistics1764009320000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE SCHEMA personal_data`);
    await db.query(`
      CREATE TABLE personal_data.erased_tally (
        country char(2) NOT NULL, sex text NOT NULL CHECK (sex IN ('female', 'male', 'other', 'not-said')), recognised boolean NOT NULL,
        matched boolean NOT NULL, people integer NOT NULL CHECK (people > 0), PRIMARY KEY (country, sex, recognised, matched))`);
    await db.query(`CREATE SCHEMA evidence`);
    await db.query(`
      CREATE TABLE evidence.people_by_sex (
        country char(2) NOT NULL, counted_on date NOT NULL, counts jsonb NOT NULL, PRIMARY KEY (country, counted_on))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA evidence CASCADE`);
    await db.query(`DROP SCHEMA personal_data CASCADE`);
  }
}
