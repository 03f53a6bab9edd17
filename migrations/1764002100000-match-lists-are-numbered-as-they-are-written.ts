import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each writing of a list takes the next number, so that an index of people can follow the lists that other processes write; and the lists that
 * hold a vacancy are found by its id.
 */
export class MatchListsAreNumberedAsTheyAreWritten1764002100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE SEQUENCE matching.list_writing`);
    await db.query(`ALTER TABLE matching.match_list ADD COLUMN written bigint NOT NULL DEFAULT nextval('matching.list_writing')`);
    await db.query(`CREATE INDEX match_list_in_order_of_writing ON matching.match_list (written)`);
    await db.query(`
      CREATE INDEX match_list_by_vacancy ON matching.match_list
        USING gin (jsonb_path_query_array(items || open_items, '$[*].id'))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX matching.match_list_by_vacancy`);
    await db.query(`ALTER TABLE matching.match_list DROP COLUMN written`);
    await db.query(`DROP SEQUENCE matching.list_writing`);
  }
}
