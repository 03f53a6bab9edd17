import type { Measure } from '../../platform/telemetry/measures.js';

/** The list of each person who is on lists, with what it accounts for, as `isFresh` reads it. */
const REACHED = `
  SELECT person.id, person.revision, person.changed_at, state.revision AS recognised, state.profile_revision AS assessed, list.computed_at,
    list.profile_revision, list.recognition_revision, greatest(list.as_of, checkpoint.as_of) AS as_of,
    greatest(list.vacancies_revision, checkpoint.vacancies_revision) AS vacancies,
    greatest(list.taxonomy_revision, checkpoint.taxonomy_revision) AS taxonomy
  FROM profiles.profile AS person LEFT JOIN recognition.state ON state.profile_id = person.id
    LEFT JOIN (matching.match_list AS list CROSS JOIN matching.checkpoint) ON list.profile_id = person.id
  WHERE person.looking IS DISTINCT FROM 'paused'`;

/** When that which a list does not account for happened; of a change without a moment, when the list was computed. Null: it is fresh. */
const SINCE = `
  SELECT CASE
    WHEN computed_at IS NULL OR profile_revision < revision OR assessed IS DISTINCT FROM revision THEN changed_at
    WHEN recognition_revision < recognised THEN coalesce(
      (SELECT max(recorded_at) FROM recognition.assessment WHERE profile_id = reached.id AND recorded_at > computed_at), computed_at)
    WHEN vacancies < (SELECT revision FROM vacancies.register) THEN coalesce(
      (SELECT min(changed_at) FROM vacancies.vacancy WHERE vacancy.revision > (SELECT min(vacancies) FROM reached)), computed_at)
    WHEN taxonomy < (SELECT number FROM taxonomy.revision) THEN computed_at
    WHEN as_of < (now() AT TIME ZONE 'UTC')::date THEN date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
  END AS moment FROM reached`;

export const OLDEST_STALE: Measure = {
  name: 'match_lists_oldest_stale_seconds',
  help: 'For how long the match list that waits longest has not been fresh; 0: all are',
  select: `WITH reached AS (${REACHED}), since AS (${SINCE})
    SELECT coalesce(extract(epoch FROM now() - min(moment)), 0) AS value FROM since`,
};
