import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions and events are kept also against TRUNCATE, which no row trigger sees. */
export class AgreementsCannotBeEmptied1764000310000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of ['version', 'event'])
      await db.query(`
        CREATE TRIGGER ${table}_is_not_emptied BEFORE TRUNCATE ON agreements.${table}
        FOR EACH STATEMENT EXECUTE FUNCTION agreements.refuse_change()`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['version', 'event']) await db.query(`DROP TRIGGER ${table}_is_not_emptied ON agreements.${table}`);
  }
}
