import type { EntityManager } from 'typeorm';
import type { RelationKind } from '../domain/concept.js';
import type { Tally } from '../domain/import-report.js';

const TABLES: Readonly<Record<RelationKind, { readonly table: string; readonly subject: string; readonly object: string }>> = {
  'occupation-skill': { table: 'occupation_skill', subject: 'occupation_uri', object: 'skill_uri' },
  'skill-skill': { table: 'skill_skill', subject: 'skill_uri', object: 'related_uri' },
  broader: { table: 'broader', subject: 'narrower_uri', object: 'broader_uri' },
};

/** New relations come in; those that a release no longer has are kept and marked. What has retired itself keeps the skills it had. */
export async function mergeRelations(tx: EntityManager, kind: RelationKind): Promise<Tally> {
  const { table, subject, object } = TABLES[kind];
  const [{ added, changed, returned }] = await tx.query(
    `SELECT count(*) FILTER (WHERE held.${subject} IS NULL)::int AS added, count(*) FILTER (WHERE held.retired)::int AS returned,
       count(*) FILTER (WHERE NOT held.retired AND held.relation <> said.relation)::int AS changed
     FROM release_relation said LEFT JOIN taxonomy.${table} held ON held.${subject} = said.subject AND held.${object} = said.object
     WHERE said.kind = $1`,
    [kind],
  );
  await tx.query(
    `INSERT INTO taxonomy.${table} AS held (${subject}, ${object}, relation, retired)
     SELECT subject, object, relation, false FROM release_relation WHERE kind = $1
     ON CONFLICT (${subject}, ${object}) DO UPDATE SET relation = excluded.relation, retired = false
     WHERE held.retired OR held.relation <> excluded.relation`,
    [kind],
  );
  return { added, changed, returned, retired: await retireAbsent(tx, kind) };
}

async function retireAbsent(tx: EntityManager, kind: RelationKind): Promise<number> {
  const { table, subject, object } = TABLES[kind];
  const [, retired] = await tx.query(
    `UPDATE taxonomy.${table} held SET retired = true
     WHERE NOT held.retired AND EXISTS (SELECT FROM release_relation WHERE kind = $1)
       AND NOT EXISTS (SELECT FROM release_relation said WHERE said.kind = $1 AND said.subject = held.${subject} AND said.object = held.${object})
       AND NOT EXISTS (SELECT FROM taxonomy.concept gone WHERE gone.retired AND gone.uri = held.${subject})`,
    [kind],
  );
  return retired;
}
