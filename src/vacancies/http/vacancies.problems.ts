import type { Problems } from '../../platform/problem-details/problems.js';

export const VACANCIES_PROBLEMS: Problems = {
  'vacancy-not-found': { status: 404, title: 'No such vacancy' },
  'worker-fee-charged': { status: 422, title: 'No fee is charged to a worker' },
  'unknown-vacancy-status': { status: 400, title: 'There is no such status of a vacancy' },
  'unreadable-feed': { status: 422, title: 'The feed cannot be read' },
  'nothing-to-code': { status: 422, title: 'Neither a title nor a text' },
  'unknown-import-kind': { status: 400, title: 'There is no such kind of import' },
};
