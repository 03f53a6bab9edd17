import type { Problems } from '../../platform/problem-details/problems.js';

export const REVIEWS_PROBLEMS: Problems = {
  'review-not-found': { status: 404, title: 'No such review' },
  'review-subject-missing': { status: 422, title: 'It is not said what is to be looked at' },
  'review-already-waiting': { status: 409, title: 'This has been asked already' },
  'review-already-answered': { status: 409, title: 'This has been answered already' },
  'advice-changed-meanwhile': { status: 412, title: 'What was advised has changed' },
  'authority-missing': { status: 422, title: 'An authority is named when it is referred, and only then' },
};
