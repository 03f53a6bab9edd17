import type { Problems } from '../../platform/problem-details/problems.js';

export const IDENTITY_PROBLEMS: Problems = {
  'role-required': { status: 403, title: 'Your role does not reach so far' },
  'installation-token-required': { status: 403, title: 'Only the installation does this' },
  'scope-required': { status: 403, title: 'Your token does not reach so far' },
  'issuer-unreachable': { status: 503, title: 'The provider of identities does not answer' },
  'not-for-this-country': { status: 403, title: 'Somebody of another country has to do this' },
  'out-of-reach': { status: 403, title: 'This is not yours to see or change' },
  'reason-required': { status: 403, title: 'Say first why you read this' },
};
