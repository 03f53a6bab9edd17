import type { Problems } from '../../platform/problem-details/problems.js';

export const PROFILES_PROBLEMS: Problems = {
  'profile-not-found': { status: 404, title: 'No such profile' },
  'profile-part-not-found': { status: 404, title: 'No such entry of the profile' },
};
