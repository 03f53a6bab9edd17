import type { MigrationInterface, QueryRunner } from 'typeorm';

/** National titles with all their mappings, which may disagree, and awarding bodies with their periods. */
export class QualificationsKeepEveryMapping1764000200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE SCHEMA qualifications`);
    await db.query(
      `CREATE TABLE qualifications.register (one boolean PRIMARY KEY DEFAULT true CHECK (one), revision bigint NOT NULL DEFAULT 0)`,
    );
    await db.query(`INSERT INTO qualifications.register DEFAULT VALUES`);
    await db.query(`
      CREATE TABLE qualifications.qualification (
        id uuid PRIMARY KEY, country char(2) NOT NULL, folded text NOT NULL, content jsonb NOT NULL, UNIQUE (country, folded))`);
    await db.query(`
      CREATE TABLE qualifications.awarding_body (
        country char(2) NOT NULL, folded text NOT NULL, content jsonb NOT NULL, PRIMARY KEY (country, folded))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA qualifications CASCADE`);
  }
}
