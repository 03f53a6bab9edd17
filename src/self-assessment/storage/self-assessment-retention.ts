import type { RetentionRule } from '../../platform/data-subjects/retention-rule.js';

const DUE = 'expires_at < $1';

/** The key goes with the row: also what backups hold of it then opens no more. */
export const SELF_ASSESSMENT_RETENTION: readonly RetentionRule[] = [
  {
    ...{
      code: 'answers-without-an-account',
      keepDays: 0,
      what: 'Self-assessments past the day that their page showed',
      why: 'People agreed to that day and to no later one',
    },
    count: `SELECT count(*)::int AS n FROM self_assessment.draft WHERE ${DUE}`,
    remove: `WITH gone AS (DELETE FROM self_assessment.draft WHERE id IN (SELECT id FROM self_assessment.draft WHERE ${DUE} LIMIT $2) RETURNING id),
      letters AS (DELETE FROM platform.mail WHERE subject_id IN (SELECT id FROM gone))
      DELETE FROM platform.data_key WHERE subject_id IN (SELECT id FROM gone)`,
  },
  {
    ...{
      code: 'employers-asked',
      keepDays: 0,
      what: 'Codes by which employers were asked to confirm a job, past the day that the form showed',
      why: 'They open nothing any more',
    },
    count: `SELECT count(*)::int AS n FROM self_assessment.confirmation WHERE ${DUE}`,
    remove: `DELETE FROM self_assessment.confirmation WHERE id IN (SELECT id FROM self_assessment.confirmation WHERE ${DUE} LIMIT $2)`,
  },
];
