import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of a country one count is kept, made once a day: its cells as they may be told, and nothing else. Only the service reads them. */
export class StatisticsKeepWhatMayBeTold1764010000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE SCHEMA statistics`);
    await db.query(`
      CREATE TABLE statistics.snapshot (
        country char(2) NOT NULL, demonstration boolean NOT NULL, counted_on date NOT NULL, counted_at timestamptz NOT NULL,
        PRIMARY KEY (country, demonstration))`);
    await db.query(`
      CREATE TABLE statistics.cell (
        country char(2) NOT NULL, demonstration boolean NOT NULL, about text NOT NULL CHECK (about IN ('demand', 'sought', 'recognised', 'skill')),
        level text NOT NULL CHECK (level IN ('all', '1', '2', '3', '4', 'esco')), code text COLLATE "C" NOT NULL, region text COLLATE "C" NOT NULL,
        isco text NOT NULL, number integer NOT NULL CHECK (number > 0), openings integer,
        CHECK ((about = 'demand') = (openings IS NOT NULL)), CHECK (about = 'demand' OR number % 10 = 0),
        PRIMARY KEY (country, demonstration, about, level, code, region),
        FOREIGN KEY (country, demonstration) REFERENCES statistics.snapshot)`);
    await db.query(`REVOKE ALL ON statistics.snapshot, statistics.cell FROM passerelle_request`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA statistics CASCADE`);
  }
}
