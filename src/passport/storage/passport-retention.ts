import { type RetentionRule, rowsOlder } from '../../platform/data-subjects/retention-rule.js';

export const PASSPORT_RETENTION: readonly RetentionRule[] = [
  {
    ...{
      code: 'passports-that-ended',
      keepDays: 90,
      what: 'Skills passports that have ended or were taken back, with their shares and who opened them',
      why: 'Whoever scans an old paper is told that it counts no more; the person can still see who read it',
    },
    ...rowsOlder('passport.passport', 'id', 'LEAST(expires_at, withdrawn_at) < $1'),
  },
];
