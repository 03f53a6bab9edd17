import type { PlainRows } from '../../platform/encryption/seal-plain-rows.js';
import { OUTCOMES } from '../domain/assessment.js';

const BEST_FIRST = OUTCOMES.map((outcome) => `'${outcome}'`).join(', ');

/** What was written before encryption; the shape of `words` is the one that each repository seals. A case without a profile is its own subject. */
export const RECOGNITION_PLAIN_ROWS: readonly PlainRows[] = [
  {
    table: 'recognition.assessment',
    select: `SELECT id::text, profile_id AS subject, jsonb_build_object('assessment', body, 'facts', facts) AS words
      FROM recognition.assessment WHERE body IS NOT NULL LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED`,
    seal: `UPDATE recognition.assessment SET sealed = $2, body = NULL, facts = NULL,
        best_outcome = (SELECT purpose ->> 'outcome' FROM jsonb_array_elements(body -> 'purposes') AS purpose
          ORDER BY array_position(ARRAY[${BEST_FIRST}], purpose ->> 'outcome') LIMIT 1) WHERE id = $1`,
  },
  {
    table: 'recognition.case_step',
    select: `SELECT case_id || '/' || seq AS id, coalesce(profile_id, case_id) AS subject, content AS words
      FROM recognition.case_step JOIN recognition.recognition_case ON id = case_id
      WHERE content IS NOT NULL LIMIT $1 FOR NO KEY UPDATE OF case_step SKIP LOCKED`,
    seal: `WITH kept_in_the_first_step AS (
        UPDATE recognition.recognition_case SET facts = NULL WHERE id = split_part($1, '/', 1)::uuid AND facts IS NOT NULL)
      UPDATE recognition.case_step SET sealed = $2, content = NULL WHERE case_id = split_part($1, '/', 1)::uuid AND seq = split_part($1, '/', 2)::int`,
  },
  {
    table: 'recognition.validation_result',
    select: `SELECT result.id::text, profile_id AS subject, content AS words
      FROM recognition.validation_result AS result JOIN recognition.validation ON validation.id = validation_id
      WHERE content IS NOT NULL LIMIT $1 FOR NO KEY UPDATE OF result SKIP LOCKED`,
    seal: `UPDATE recognition.validation_result SET sealed = $2, content = NULL WHERE id = $1`,
  },
  {
    table: 'recognition.validation_award',
    select: `SELECT validation_id::text AS id, profile_id AS subject, content AS words
      FROM recognition.validation_award AS award JOIN recognition.validation ON validation.id = validation_id
      WHERE content IS NOT NULL LIMIT $1 FOR NO KEY UPDATE OF award SKIP LOCKED`,
    seal: `UPDATE recognition.validation_award SET sealed = $2, content = NULL WHERE validation_id = $1`,
  },
];
