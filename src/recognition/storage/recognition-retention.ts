import { type RetentionRule, rowsOlder } from '../../platform/data-subjects/retention-rule.js';

const HOLDS_NOW = `EXISTS (SELECT FROM recognition.state WHERE state.profile_id = assessment.profile_id AND assessment.id = ANY(state.current))`;

export const RECOGNITION_RETENTION: readonly RetentionRule[] = [
  {
    ...{ code: 'answers-of-before', keepDays: 10 * 365, what: 'Predictions that hold no longer' },
    why: 'They can be given again, and contested, as long as a decision that rests on one may be',
    ...rowsOlder('recognition.assessment', 'id', `recorded_at < $1 AND NOT ${HOLDS_NOW}`),
  },
];
