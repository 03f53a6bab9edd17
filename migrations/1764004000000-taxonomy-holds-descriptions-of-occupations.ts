import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What occupations are about in the words of ESCO: advertisements are compared with it. Filled by the next import of a release. */
export class TaxonomyHoldsDescriptionsOfOccupations1764004000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE taxonomy.description (
        concept_uri text COLLATE "C" NOT NULL REFERENCES taxonomy.concept, language text NOT NULL, text text NOT NULL,
        PRIMARY KEY (concept_uri, language))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE taxonomy.description`);
  }
}
