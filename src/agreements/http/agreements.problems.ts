import type { Problems } from '../../platform/problem-details/problems.js';

export const AGREEMENTS_PROBLEMS: Problems = {
  'agreement-not-found': { status: 404, title: 'No such agreement' },
  'agreement-version-not-found': { status: 404, title: 'No such version of the agreement' },
  'agreement-version-is-immutable': { status: 409, title: 'A submitted version cannot be changed' },
  'invalid-agreement': { status: 422, title: 'The agreement does not fit its schema' },
};
