import type { Problems } from '../../platform/problem-details/problems.js';

export const TAXONOMY_PROBLEMS: Problems = {
  'occupation-not-found': { status: 404, title: 'No such occupation' },
  'skill-not-found': { status: 404, title: 'No such skill' },
  'unknown-occupation': { status: 422, title: 'The occupation is not held here' },
  'unknown-skill': { status: 422, title: 'The skill is not held here' },
  'esco-file-unreadable': { status: 422, title: 'A file of the release cannot be taken' },
  'esco-files-missing': { status: 422, title: 'The release is not whole' },
  'unknown-code-scheme': { status: 400, title: 'There is no such list of codes' },
  'code-version-not-found': { status: 404, title: 'No such version of the list' },
  'unfit-code-mapping': { status: 422, title: 'The list of codes does not fit' },
  'coding-language-not-held': { status: 422, title: 'There are no names in this language' },
  'esco-import-running': { status: 409, title: 'Another import is running' },
};
