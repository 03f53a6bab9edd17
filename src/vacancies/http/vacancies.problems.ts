import type { Problems } from '../../platform/problem-details/problems.js';

export const VACANCIES_PROBLEMS: Problems = {
  'vacancy-not-found': { status: 404, title: 'No such vacancy' },
  'unclear-wording-not-found': { status: 404, title: 'No such title waits' },
  'worker-fee-charged': { status: 422, title: 'No fee is charged to a worker' },
  'unknown-vacancy-status': { status: 400, title: 'There is no such status of a vacancy' },
  'unreadable-feed': { status: 422, title: 'The feed cannot be read' },
  'changed-since-import': { status: 409, title: 'Vacancies of the import have been changed since' },
  'later-import-stands': { status: 409, title: 'A later import rests on this one' },
  'import-being-taken-back': { status: 409, title: 'An import is being taken back' },
  'import-not-found': { status: 404, title: 'No such import' },
  'feed-too-compressed': { status: 422, title: 'The feed unpacks to far too much' },
  'no-feed-mapping': { status: 404, title: 'No mapping has been saved for this feed' },
  'unfit-feed-mapping': { status: 422, title: 'The mapping of the feed does not fit' },
  'nothing-to-code': { status: 422, title: 'Neither a title nor a text' },
  'unknown-import-kind': { status: 400, title: 'There is no such kind of import' },
};
