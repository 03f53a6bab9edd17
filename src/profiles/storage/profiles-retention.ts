import type { RetentionRule } from '../../platform/data-subjects/retention-rule.js';

/** Of people who are on no list. */
export const KEPT_WITHOUT_LOOKING_DAYS = 3 * 365;

const DUE = `looking = 'paused' AND looking_paused_on < $1::timestamptz::date AND NOT demonstration`;

export const PROFILES_RETENTION: readonly RetentionRule[] = [
  {
    ...{
      code: 'people-who-stopped-looking',
      keepDays: KEPT_WITHOUT_LOOKING_DAYS,
      what: 'People who have been on no list for three years, and have no case open',
    },
    why: 'Nobody uses what is held of them any more; they may come back until then (GDPR 5(1)(e))',
    due: `SELECT id FROM profiles.profile WHERE ${DUE} AND id > $3 ORDER BY id LIMIT $2`,
  },
];
