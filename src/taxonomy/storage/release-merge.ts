import type { EntityManager } from 'typeorm';
import type { DanglingRow, Tally } from '../domain/import-report.js';

export type LabelSource = 'starter' | 'esco';

/** Brings what was staged into one row a concept and one row a label. @returns rows that said again what another said */
export async function settleStaging(tx: EntityManager): Promise<number> {
  await tx.query(`CREATE INDEX ON staged_concept (uri, language)`);
  await tx.query(`ANALYZE staged_concept`);
  await tx.query(`
    CREATE TEMP TABLE release_concept ON COMMIT DROP AS
    SELECT DISTINCT ON (uri) uri, kind, code, isco, skill_type, reuse_level, retired
    FROM staged_concept ORDER BY uri, language <> 'en', language, file, line`);
  await tx.query(`ALTER TABLE release_concept ADD PRIMARY KEY (uri)`);
  await tx.query(`
    CREATE TEMP TABLE release_label ON COMMIT DROP AS
    SELECT uri, concept_kind, language, label.kind, label.text, label.folded
    FROM (SELECT DISTINCT ON (uri, language) uri, kind AS concept_kind, language, labels FROM staged_concept ORDER BY uri, language, file, line) row,
      jsonb_to_recordset(row.labels) AS label (kind text, text text, folded text)`);
  await tx.query(`
    CREATE TEMP TABLE release_description ON COMMIT DROP AS
    SELECT DISTINCT ON (uri, language) uri, language, description AS text FROM staged_concept ORDER BY uri, language, file, line`);
  await tx.query(`
    CREATE TEMP TABLE release_relation ON COMMIT DROP AS
    SELECT DISTINCT ON (kind, subject, object) kind, subject, object, relation FROM staged_relation ORDER BY kind, subject, object, relation`);
  await tx.query(`ANALYZE release_concept, release_label, release_relation`);
  const [{ repeated }] = await tx.query(`
    SELECT (SELECT count(*) FROM staged_concept) - (SELECT count(DISTINCT (uri, language)) FROM staged_concept)
         + (SELECT count(*) FROM staged_relation) - (SELECT count(*) FROM release_relation) AS repeated`);
  return Number(repeated);
}

/** Takes away the relations that name a concept which the release does not have, and gives every one of their rows. */
export async function removeDangling(tx: EntityManager): Promise<(DanglingRow & { readonly kind: string })[]> {
  const rows: (DanglingRow & { kind: string })[] = await tx.query(`
    SELECT staged.kind, staged.file, staged.line::int AS line, staged.subject, staged.object,
      array_remove(ARRAY[CASE WHEN held.uri IS NULL THEN staged.subject END, CASE WHEN asked.uri IS NULL THEN staged.object END], NULL) AS missing
    FROM staged_relation staged
    LEFT JOIN release_concept held ON held.uri = staged.subject AND (staged.kind = 'broader' OR held.kind = split_part(staged.kind, '-', 1))
    LEFT JOIN release_concept asked ON asked.uri = staged.object AND (staged.kind = 'broader' OR asked.kind = 'skill')
    WHERE held.uri IS NULL OR asked.uri IS NULL ORDER BY staged.file, staged.line`);
  await tx.query(
    `DELETE FROM release_relation USING unnest($1::text[], $2::text[], $3::text[]) AS dangling (kind, subject, object)
     WHERE release_relation.kind = dangling.kind AND release_relation.subject = dangling.subject AND release_relation.object = dangling.object`,
    [rows.map(({ kind }) => kind), rows.map(({ subject }) => subject), rows.map(({ object }) => object)],
  );
  return rows;
}

const SAYS = 'kind, code, isco, skill_type, reuse_level, retired';
const of = (table: string) => SAYS.replaceAll(/\w+/g, `${table}.$&`);

/** Concepts of the kinds that the release has: new ones come in, changed ones are written, absent ones are kept and marked. */
export async function mergeConcepts(tx: EntityManager, source: LabelSource, release: string): Promise<Tally> {
  const [tally] = await tx.query(
    `SELECT count(*) FILTER (WHERE held.uri IS NULL)::int AS added,
       count(*) FILTER (WHERE NOT held.retired AND (held.source <> $1 OR (${of('held')}) IS DISTINCT FROM (${of('said')})))::int AS changed,
       count(*) FILTER (WHERE held.retired AND NOT said.retired)::int AS returned
     FROM release_concept said LEFT JOIN taxonomy.concept held ON held.uri = said.uri`,
    [source],
  );
  await tx.query(
    `INSERT INTO taxonomy.concept AS held (uri, ${SAYS}, source, release) SELECT uri, ${SAYS}, $1, $2 FROM release_concept
     ON CONFLICT (uri) DO UPDATE SET (${SAYS}, source, release) = (${of('excluded')}, $1, $2)
     WHERE held.source <> $1 OR (${of('held')}) IS DISTINCT FROM (${of('excluded')})`,
    [source, release],
  );
  const [, retired] = await tx.query(
    `UPDATE taxonomy.concept held SET retired = true, release = $1
     WHERE NOT retired AND kind IN (SELECT kind FROM release_concept) AND NOT EXISTS (SELECT FROM release_concept said WHERE said.uri = held.uri)`,
    [release],
  );
  return { ...tally, retired };
}

/** Where the release names a concept in a language, its names take the place of all that were there; other languages stay. */
export async function mergeLabels(tx: EntityManager, source: LabelSource): Promise<Tally> {
  const [, retired] = await tx.query(`
    DELETE FROM taxonomy.label held USING (SELECT DISTINCT uri, language FROM release_label) named
    WHERE held.concept_uri = named.uri AND held.language = named.language AND NOT EXISTS (
      SELECT FROM release_label said WHERE said.uri = held.concept_uri AND said.language = held.language AND said.kind = held.kind AND said.text = held.text)`);
  const [{ written, added }] = await tx.query(
    `WITH written AS (
       INSERT INTO taxonomy.label AS held (concept_uri, concept_kind, language, kind, text, folded, source)
       SELECT uri, concept_kind, language, kind, text, folded, $1 FROM release_label
       ON CONFLICT (concept_uri, language, kind, text) DO UPDATE SET folded = excluded.folded, source = excluded.source
       WHERE (held.folded, held.source) IS DISTINCT FROM (excluded.folded, excluded.source) RETURNING xmax = 0 AS added)
     SELECT count(*)::int AS written, count(*) FILTER (WHERE added)::int AS added FROM written`,
    [source],
  );
  return { added, changed: written - added, retired, returned: 0 };
}
