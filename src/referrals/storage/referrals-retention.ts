import { type RetentionRule, rowsOlder } from '../../platform/data-subjects/retention-rule.js';

/** Steps, disclosures and reminders go with their referral. */
export const REFERRALS_RETENTION: readonly RetentionRule[] = [
  {
    ...{ code: 'referrals-that-are-over', keepDays: 2 * 365, what: 'Referrals that ended, with their steps and disclosures' },
    why: 'Time to ask what came of them, and to contest a refusal; then nobody needs to know who was proposed where',
    ...rowsOlder('referrals.referral', 'id', 'due_on IS NULL AND moved_at < $1'),
  },
];
