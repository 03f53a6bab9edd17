import type { Problems } from '../../platform/problem-details/problems.js';

export const PROFILES_PROBLEMS: Problems = {
  'profile-not-found': { status: 404, title: 'No such profile' },
  'profile-part-not-found': { status: 404, title: 'No such entry of the profile' },
  'invalid-mail-address': { status: 422, title: 'No e-mail address' },
  'invalid-phone-number': { status: 422, title: 'No telephone number' },
  'has-a-caseworker': { status: 409, title: 'Somebody looks after this person' },
  'sandbox-is-apart': { status: 403, title: 'A sandbox is apart from every country' },
  'destination-is-the-persons': { status: 403, title: 'The person has to agree to move' },
};
