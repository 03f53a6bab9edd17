import type { PlainRows } from '../../platform/encryption/seal-plain-rows.js';

/** What was written before encryption; the shape of `words` is the one that each repository seals. */
export const PROFILES_PLAIN_ROWS: readonly PlainRows[] = [
  {
    table: 'profiles.profile',
    select: `SELECT id::text, id AS subject, content AS words FROM profiles.profile WHERE content IS NOT NULL LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED`,
    seal: `UPDATE profiles.profile SET sealed = $2, content = NULL WHERE id = $1`,
  },
  {
    table: 'profiles.personal_details',
    select: `SELECT profile_id::text AS id, profile_id AS subject,
        jsonb_strip_nulls(jsonb_build_object('displayName', display_name, 'sex', sex, 'birthYear', birth_year, 'story', story)) AS words
      FROM profiles.personal_details WHERE num_nonnulls(display_name, sex, birth_year, story) > 0 LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED`,
    seal: `UPDATE profiles.personal_details SET sealed = $2, display_name = NULL, sex = NULL, birth_year = NULL, story = NULL WHERE profile_id = $1`,
  },
  {
    table: 'profiles.consent',
    select: `SELECT id::text, profile_id AS subject, jsonb_build_object('recipient', recipient, 'purpose', purpose, 'wording', wording) AS words
      FROM profiles.consent WHERE recipient IS NOT NULL LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED`,
    seal: `UPDATE profiles.consent SET sealed = $2, recipient = NULL, purpose = NULL, wording = NULL WHERE id = $1`,
  },
  {
    table: 'profiles.evidence',
    select: `SELECT id::text, profile_id AS subject, jsonb_build_object('description', description, 'vouchedBy', vouched_by) AS words
      FROM profiles.evidence WHERE description IS NOT NULL LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED`,
    seal: `UPDATE profiles.evidence SET sealed = $2, description = NULL, vouched_by = NULL WHERE id = $1`,
  },
];
