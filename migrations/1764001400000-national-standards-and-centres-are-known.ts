import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a country asks of a trade, unit by unit, and where one is validated; the register's revision covers them. */
export class NationalStandardsAndCentresAreKnown1764001400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE qualifications.national_standard (
        id uuid PRIMARY KEY, country char(2) NOT NULL, code text NOT NULL, content jsonb NOT NULL, UNIQUE (country, code))`);
    await db.query(`
      CREATE TABLE qualifications.validation_centre (
        id uuid PRIMARY KEY, country char(2) NOT NULL, name text NOT NULL, content jsonb NOT NULL, UNIQUE (country, name))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE qualifications.validation_centre`);
    await db.query(`DROP TABLE qualifications.national_standard`);
  }
}
