import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Occupations, skills and groups of ESCO with their names in many languages, what asks for what, and how each release came in. */
export class TaxonomyHoldsOccupationsSkillsAndTheirNames1764000100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await needTrigrams(db);
    await db.query(`CREATE SCHEMA taxonomy`);
    await db.query(`
      CREATE TABLE taxonomy.concept (
        uri text COLLATE "C" PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('occupation', 'skill', 'isco-group', 'skill-group')),
        code text, isco text, skill_type text, reuse_level text, retired boolean NOT NULL,
        source text NOT NULL CHECK (source IN ('starter', 'esco')), release text NOT NULL,
        CONSTRAINT an_occupation_stands_in_isco CHECK ((kind = 'occupation') = (isco IS NOT NULL)))`);
    await db.query(`CREATE INDEX concept_of_kind ON taxonomy.concept (kind, uri)`);
    await db.query(`CREATE INDEX occupation_of_isco ON taxonomy.concept (isco text_pattern_ops) WHERE kind = 'occupation'`);
    await createLabels(db);
    await createRelations(db);
    await createHistory(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA taxonomy CASCADE`);
  }
}

async function needTrigrams(db: QueryRunner): Promise<void> {
  try {
    await db.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
  } catch (error) {
    throw new Error(
      `Search that forgives typing errors needs the PostgreSQL extension pg_trgm, and this role may not create it (${(error as Error).message}). ` +
        'Have an administrator run CREATE EXTENSION pg_trgm in this database, then start again.',
    );
  }
}

async function createLabels(db: QueryRunner): Promise<void> {
  await db.query(`
    CREATE TABLE taxonomy.label (
      concept_uri text COLLATE "C" NOT NULL REFERENCES taxonomy.concept, concept_kind text NOT NULL,
      language text NOT NULL, kind text NOT NULL CHECK (kind IN ('preferred', 'alternative', 'hidden')),
      text text COLLATE "C" NOT NULL, folded text COLLATE "C" NOT NULL, source text NOT NULL CHECK (source IN ('starter', 'esco')),
      PRIMARY KEY (concept_uri, language, kind, text))`);
  await db.query(`CREATE UNIQUE INDEX one_preferred_label ON taxonomy.label (concept_uri, language) WHERE kind = 'preferred'`);
  for (const kind of ['occupation', 'skill']) {
    await db.query(`CREATE INDEX ${kind}_label_trigrams ON taxonomy.label USING gin (folded gin_trgm_ops) WHERE concept_kind = '${kind}'`);
  }
}

async function createRelations(db: QueryRunner): Promise<void> {
  for (const [table, subject, object, relations] of [
    ['occupation_skill', 'occupation_uri', 'skill_uri', `'essential', 'optional'`],
    ['skill_skill', 'skill_uri', 'related_uri', `'essential', 'optional'`],
    ['broader', 'narrower_uri', 'broader_uri', `'broader'`],
  ]) {
    await db.query(`
      CREATE TABLE taxonomy.${table} (
        ${subject} text COLLATE "C" NOT NULL REFERENCES taxonomy.concept, ${object} text COLLATE "C" NOT NULL REFERENCES taxonomy.concept,
        relation text NOT NULL CHECK (relation IN (${relations})), retired boolean NOT NULL, PRIMARY KEY (${subject}, ${object}))`);
  }
}

async function createHistory(db: QueryRunner): Promise<void> {
  await db.query(`CREATE TABLE taxonomy.revision (single boolean PRIMARY KEY DEFAULT true CHECK (single), number bigint NOT NULL)`);
  await db.query(`INSERT INTO taxonomy.revision (number) VALUES (0)`);
  await db.query(`
    CREATE TABLE taxonomy.import (
      id uuid PRIMARY KEY, release text NOT NULL, report jsonb NOT NULL, revision bigint NOT NULL, ended_at timestamptz NOT NULL DEFAULT now())`);
  await db.query(`
    CREATE TABLE taxonomy.dangling_row (
      import_id uuid NOT NULL REFERENCES taxonomy.import ON DELETE CASCADE, file text NOT NULL, line bigint NOT NULL,
      subject_uri text NOT NULL, object_uri text NOT NULL, missing_uris text[] NOT NULL, PRIMARY KEY (import_id, file, line))`);
}
