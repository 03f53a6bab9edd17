import type { Problems } from '../../platform/problem-details/problems.js';
import { VALIDATION_PROBLEMS } from './validation.problems.js';

export const RECOGNITION_PROBLEMS: Problems = {
  'consent-missing': { status: 422, title: 'The person has not consented' },
  ...VALIDATION_PROBLEMS,
  'assessment-not-found': { status: 404, title: 'No such assessment' },
  'engine-not-kept': { status: 409, title: 'That engine is not kept' },
  'recognition-case-not-found': { status: 404, title: 'No such recognition case' },
  'case-in-wrong-state': { status: 409, title: 'The case is not in the state for this' },
  'decision-incomplete': { status: 422, title: 'The decision lacks what the applicant is owed' },
  'same-hand-on-appeal': { status: 403, title: 'Somebody else has to decide on the appeal' },
};
