import { type RetentionRule, rowsOlder } from '../../platform/data-subjects/retention-rule.js';

export const WEBHOOKS_RETENTION: readonly RetentionRule[] = [
  {
    ...{
      code: 'told-organisations',
      keepDays: 30,
      what: 'What organisations were told by webhook',
      why: 'Time to look, and to send it anew',
    },
    ...rowsOlder('webhooks.message', 'id', 'told_at < $1'),
  },
  {
    ...{ code: 'unverified-addresses', keepDays: 7, what: 'Addresses that never proved themselves', why: 'Nobody wants to be told there' },
    ...rowsOlder('webhooks.endpoint', 'id', `made_at < $1 AND state = 'unverified'`),
  },
];
