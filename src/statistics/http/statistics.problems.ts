import type { Problems } from '../../platform/problem-details/problems.js';

export const STATISTICS_PROBLEMS: Problems = {
  'statistics-not-counted': { status: 404, title: 'The statistics of the country have not been counted yet' },
};
