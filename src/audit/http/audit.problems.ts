import type { Problems } from '../../platform/problem-details/problems.js';

export const AUDIT_PROBLEMS: Problems = {
  'unknown-purpose-of-use': { status: 400, title: 'The purpose of use is not known' },
  'unknown-audit-action': { status: 400, title: 'The action is not one that is recorded' },
  'not-for-this-organisation': { status: 403, title: 'Somebody else audits this organisation' },
};
