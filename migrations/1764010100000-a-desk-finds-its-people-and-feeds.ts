import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A caseworker opens the desk each morning: whom they look after, and how their feeds went, are found without reading everybody's. */
export class ADeskFindsItsPeopleAndFeeds1764010100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX caseworker_of_people ON profiles.caseworker (principal_id, since DESC)`);
    await db.query(`CREATE INDEX operation_of_source ON platform.operation ((input ->> 'source'), id) WHERE kind = 'import-vacancies'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX platform.operation_of_source`);
    await db.query(`DROP INDEX profiles.caseworker_of_people`);
  }
}
