import type { EntityManager } from 'typeorm';
import type { ImportReport } from '../domain/import-report.js';

/** What the staged release holds. */
export async function releaseCounts(tx: EntityManager): Promise<ImportReport['inRelease']> {
  const [counts] = await tx.query(`
    SELECT (SELECT count(*)::int FROM release_concept WHERE kind = 'occupation') AS occupations,
      (SELECT count(*)::int FROM release_concept WHERE kind = 'skill') AS skills,
      (SELECT count(*)::int FROM release_concept WHERE kind IN ('isco-group', 'skill-group')) AS groups,
      (SELECT count(*)::int FROM release_label) AS labels,
      (SELECT count(*)::int FROM staged_relation WHERE kind = 'occupation-skill') AS "occupationSkillRelations"`);
  return counts;
}
