import type { Problems } from '../../platform/problem-details/problems.js';

export const IDENTITY_PROBLEMS: Problems = {
  'role-required': { status: 403, title: 'Your role does not reach so far' },
  'not-for-this-country': { status: 403, title: 'Somebody of another country has to do this' },
};
