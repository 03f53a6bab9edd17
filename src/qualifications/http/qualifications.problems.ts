import type { Problems } from '../../platform/problem-details/problems.js';

export const QUALIFICATIONS_PROBLEMS: Problems = {
  'qualification-not-found': { status: 404, title: 'No such qualification' },
  'qualification-already-known': { status: 409, title: 'The qualification is known already' },
  'national-standard-not-found': { status: 404, title: 'No such national standard' },
  'validation-centre-not-found': { status: 404, title: 'No such validation centre' },
};
