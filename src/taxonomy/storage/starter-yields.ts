import type { EntityManager } from 'typeorm';

/** Of a staged starter set, leaves only the labels of held concepts in languages in which no official release has named them. */
export async function yieldToOfficialRelease(tx: EntityManager): Promise<void> {
  await tx.query(`TRUNCATE release_concept, release_relation, release_description`);
  await tx.query(`
    DELETE FROM release_label own WHERE NOT EXISTS (SELECT FROM taxonomy.concept WHERE uri = own.uri)
      OR EXISTS (SELECT FROM taxonomy.label WHERE concept_uri = own.uri AND language = own.language AND source = 'esco')`);
}
