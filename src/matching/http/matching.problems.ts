import type { Problems } from '../../platform/problem-details/problems.js';

export const MATCHING_PROBLEMS: Problems = {
  'person-page-not-found': { status: 404, title: 'There is no page for this person' },
  'assignment-not-found': { status: 404, title: 'No such assignment' },
  'unlocks-not-counted': { status: 404, title: 'The steps have not been counted yet' },
  'placements-refused': { status: 409, title: 'None of the decisions could be taken' },
  'match-list-overtaken': { status: 503, title: 'The list is being computed again' },
  'match-lease-lost': { status: 503, title: 'Another worker goes on with this country' },
};
