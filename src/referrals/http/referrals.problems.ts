import type { Problems } from '../../platform/problem-details/problems.js';

export const REFERRALS_PROBLEMS: Problems = {
  'referral-not-found': { status: 404, title: 'No such referral' },
  'referral-in-wrong-state': { status: 409, title: 'The referral is not in the state for this' },
  'another-recipient': { status: 409, title: 'This does not happen with a recipient of that kind' },
  'already-referred': { status: 409, title: 'The person is referred there already' },
  'vacancy-not-referable': { status: 409, title: 'Nobody can be referred to that vacancy' },
  'not-looking': { status: 409, title: 'The person does not look for work' },
  'recruitment-held': { status: 409, title: 'Fair recruitment stands against it' },
  'named-person-required': { status: 403, title: 'Somebody has to ask in their own name' },
  'second-person-required': { status: 403, title: 'A second person has to decide' },
  'release-out-of-range': { status: 422, title: 'That day is out of range' },
  'way-heard-missing': { status: 422, title: 'Say how the answer was heard' },
  'reason-in-words-missing': { status: 422, title: 'The reason has to be said in words' },
  'not-their-file': { status: 422, title: 'Not a file of this person' },
};
