import type { Problems } from '../../platform/problem-details/problems.js';

export const SELF_ASSESSMENT_PROBLEMS: Problems = {
  'draft-ended': { status: 410, title: 'These answers are no longer kept' },
  'paper-refused': { status: 422, title: 'This is no paper that can be kept' },
  'too-many-codes': { status: 429, title: 'Too many wrong codes' },
};
