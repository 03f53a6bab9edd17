import type { Invariant } from './invariant.js';

/** Each statement finds what would be half of a write. */
const HALVES: readonly (readonly [what: string, statement: string])[] = [
  ['a key that was claimed and has no answer', `SELECT key AS id FROM platform.idempotency_key WHERE status IS NULL`],
  [
    'a person without the entry of their registration',
    `SELECT id FROM profiles.profile WHERE NOT demonstration AND NOT EXISTS
      (SELECT FROM audit.entry WHERE subject_id = profile.id::text AND action = 'person.registered')`,
  ],
  [
    'a person whose revision is not the number of recorded changes',
    `SELECT id FROM profiles.profile WHERE NOT demonstration AND revision <>
      (SELECT count(*) FROM audit.entry WHERE subject_id = profile.id::text AND action IN ('person.registered', 'person.changed'))`,
  ],
  [
    'a person whose last change was never told',
    `SELECT id FROM profiles.profile WHERE NOT demonstration AND NOT EXISTS
      (SELECT FROM platform.outbox WHERE name = 'profile.changed.v1' AND data ->> 'profileId' = profile.id::text
        AND (data ->> 'revision')::int = profile.revision)`,
  ],
  [
    'a case whose revision is not the number of its steps',
    `SELECT id FROM recognition.recognition_case AS one WHERE revision <> (SELECT count(*) FROM recognition.case_step WHERE case_id = one.id)`,
  ],
  [
    'an upload of work that has ended',
    `SELECT DISTINCT id FROM platform.operation_upload JOIN platform.operation ON operation.id = operation_id
      WHERE status IN ('done', 'failed')`,
  ],
  [
    'an operation that counts otherwise than its verdicts',
    `SELECT id FROM platform.operation WHERE kind = 'import-vacancies' AND done <>
      (SELECT count(*) FROM platform.operation_verdict WHERE operation_id = operation.id)`,
  ],
  [
    'a match list of somebody who is not there',
    `SELECT profile_id AS id FROM matching.match_list WHERE NOT EXISTS (SELECT FROM profiles.profile WHERE id = profile_id)`,
  ],
];

export const nothingHalf: Invariant = {
  name: 'I2',
  says: 'nothing is half there',
  async breaches({ query }) {
    const found: string[] = [];
    for (const [what, statement] of HALVES) {
      const rows = await query<{ id: string }>(statement);
      found.push(...rows.map(({ id }) => `${what}: ${id}`));
    }
    return found;
  },
};
