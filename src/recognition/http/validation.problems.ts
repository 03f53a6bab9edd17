import type { Problems } from '../../platform/problem-details/problems.js';

export const VALIDATION_PROBLEMS: Problems = {
  'validation-not-found': { status: 404, title: 'No such validation' },
  'unit-not-found': { status: 404, title: 'No such unit of the national standard' },
  'validation-already-awarded': { status: 409, title: 'The certificate has been awarded' },
  'assessment-missing': { status: 409, title: 'Nothing is certified without assessment' },
  'reason-missing': { status: 422, title: 'A result without its reason' },
  'validation-date-impossible': { status: 422, title: 'It cannot have happened on that day' },
  'standard-not-in-force': { status: 409, title: 'The national standard does not hold' },
  'centre-not-competent': { status: 409, title: 'The centre does not validate this standard' },
};
