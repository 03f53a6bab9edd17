import type { Problems } from '../../platform/problem-details/problems.js';

export const IDENTITY_PROBLEMS: Problems = {
  'role-required': { status: 403, title: 'Your role does not reach so far' },
  'installation-token-required': { status: 403, title: 'Only the installation does this' },
  'cross-site-request': { status: 403, title: 'This came from another site' },
  'sign-in-not-offered': { status: 404, title: 'People cannot sign in here' },
  'sign-in-failed': { status: 400, title: 'The sign-in did not come to its end' },
  'not-known-here': { status: 403, title: 'You have no role here' },
  'scope-required': { status: 403, title: 'Your token does not reach so far' },
  'issuer-unreachable': { status: 503, title: 'The provider of identities does not answer' },
  'not-for-this-country': { status: 403, title: 'Somebody of another country has to do this' },
  'out-of-reach': { status: 403, title: 'This is not yours to see or change' },
  'not-your-person': { status: 403, title: 'You do not look after this person' },
  'broken-glass-not-found': { status: 404, title: 'No such broken glass' },
  'not-your-own-glass': { status: 403, title: 'A colleague looks at it' },
  'glass-already-looked-at': { status: 409, title: 'It has been looked at' },
  'too-many-attempts': { status: 429, title: 'Too much has failed' },
  'reason-required': { status: 403, title: 'Say first why you read this' },
};
