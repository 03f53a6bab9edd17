import type { Problems } from '../../platform/problem-details/problems.js';

export const RECOGNITION_PROBLEMS: Problems = {
  'assessment-not-found': { status: 404, title: 'No such assessment' },
  'engine-not-kept': { status: 409, title: 'That engine is not kept' },
};
