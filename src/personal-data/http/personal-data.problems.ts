import type { Problems } from '../../platform/problem-details/problems.js';

export const PERSONAL_DATA_PROBLEMS: Problems = {
  'erasure-not-found': { status: 404, title: 'No such receipt' },
  'dry-run-missing': { status: 409, title: 'The rules have to be run dry first' },
};
