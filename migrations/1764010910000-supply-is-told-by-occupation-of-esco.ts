import type { MigrationInterface, QueryRunner } from 'typeorm';

const ABOUT = ['demand', 'sought', 'practised', 'recognised', 'skill'];

/** People are counted also by what they have practised. */
export class SupplyIsToldByOccupationOfEsco1764010910000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await limitTo(db, ABOUT);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DELETE FROM statistics.cell WHERE about = 'practised'`);
    await limitTo(
      db,
      ABOUT.filter((one) => one !== 'practised'),
    );
  }
}

async function limitTo(db: QueryRunner, about: readonly string[]): Promise<void> {
  const named = about.map((one) => `'${one}'`).join(', ');
  await db.query(
    `ALTER TABLE statistics.cell DROP CONSTRAINT cell_about_check, ADD CONSTRAINT cell_about_check CHECK (about IN (${named}))`,
  );
}
