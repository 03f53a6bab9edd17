import type { Problems } from '../../platform/problem-details/problems.js';

export const PASSPORT_PROBLEMS: Problems = {
  'passport-not-found': { status: 404, title: 'There is no such passport' },
  'too-many-passports': { status: 409, title: 'Too many are kept at once' },
  'share-over': { status: 410, title: 'This link opens nothing any more' },
};
