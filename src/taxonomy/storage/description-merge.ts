import type { EntityManager } from 'typeorm';
import type { Tally } from '../domain/import-report.js';

/** Where the release names a concept in a language, its description there is that of the release, or none; other languages stay. */
export async function mergeDescriptions(tx: EntityManager): Promise<Tally> {
  const [, retired] = await tx.query(`
    DELETE FROM taxonomy.description held USING release_description said
    WHERE held.concept_uri = said.uri AND held.language = said.language AND said.text IS NULL`);
  const [{ written, added }] = await tx.query(
    `WITH written AS (
       INSERT INTO taxonomy.description AS held (concept_uri, language, text) SELECT uri, language, text FROM release_description WHERE text IS NOT NULL
       ON CONFLICT (concept_uri, language) DO UPDATE SET text = excluded.text WHERE held.text <> excluded.text RETURNING xmax = 0 AS added)
     SELECT count(*)::int AS written, count(*) FILTER (WHERE added)::int AS added FROM written`,
  );
  return { added, changed: written - added, retired, returned: 0 };
}
