import type { Problems } from '../../platform/problem-details/problems.js';

export const AGREEMENTS_PROBLEMS: Problems = {
  'agreement-not-found': { status: 404, title: 'No such agreement' },
  'agreement-version-not-found': { status: 404, title: 'No such version of the agreement' },
  'agreement-version-is-immutable': { status: 409, title: 'A submitted version cannot be changed' },
  'invalid-agreement': { status: 422, title: 'The agreement does not fit its schema' },
  'stale-approval': { status: 409, title: 'The content has changed since it was seen' },
  'already-approved': { status: 409, title: 'The party has agreed already' },
  'second-hand-needed': { status: 403, title: 'Somebody else has to agree for that party' },
  'wrong-state': { status: 409, title: 'This cannot be done in the present state' },
  'version-not-ready': { status: 422, title: 'The text cannot be submitted yet' },
};
