import type { Problems } from '../../platform/problem-details/problems.js';

export const RECRUITMENT_PROBLEMS: Problems = {
  'licence-not-found': { status: 404, title: 'No such licence' },
  'licence-already-recorded': { status: 409, title: 'The licence is recorded already' },
  'licence-ends-before-it-begins': { status: 422, title: 'The licence would end before it begins' },
  'no-fee-words': { status: 409, title: 'Nothing speaks of a fee' },
  'words-of-no-fee': { status: 422, title: 'Words of a fee, and no fee' },
  'another-person-required': { status: 409, title: 'Another person has to look' },
};
