import type { Problems } from '../../platform/problem-details/problems.js';

export const SANDBOX_PROBLEMS: Problems = {
  'not-a-sandbox': { status: 409, title: 'Only a sandbox is reset' },
  'sandbox-being-reset': { status: 409, title: 'The sandbox is being put back already' },
};
