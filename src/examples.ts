import { AGREEMENTS_EXAMPLES } from './agreements/index.js';
import { EVIDENCE_EXAMPLES } from './evidence/index.js';
import { IDENTITY_EXAMPLES } from './identity/index.js';
import { MATCHING_EXAMPLES } from './matching/index.js';
import { PASSPORT_EXAMPLES } from './passport/index.js';
import { PROFILES_EXAMPLES } from './profiles/index.js';
import { QUALIFICATIONS_EXAMPLES } from './qualifications/index.js';
import { RECOGNITION_EXAMPLES } from './recognition/index.js';
import { RECRUITMENT_EXAMPLES } from './recruitment/index.js';
import { REFERRALS_EXAMPLES } from './referrals/index.js';
import { REVIEWS_EXAMPLES } from './reviews/index.js';
import { TAXONOMY_EXAMPLES } from './taxonomy/index.js';
import { VACANCIES_EXAMPLES } from './vacancies/index.js';
import { WEBHOOKS_EXAMPLES } from './webhooks/index.js';

/** The body of a request that succeeds, for every operation that takes one, by its operationId. */
export const EXAMPLES: Readonly<Record<string, unknown>> = {
  ...TAXONOMY_EXAMPLES,
  ...QUALIFICATIONS_EXAMPLES,
  ...AGREEMENTS_EXAMPLES,
  ...PROFILES_EXAMPLES,
  ...RECOGNITION_EXAMPLES,
  ...VACANCIES_EXAMPLES,
  ...MATCHING_EXAMPLES,
  ...RECRUITMENT_EXAMPLES,
  ...REFERRALS_EXAMPLES,
  ...EVIDENCE_EXAMPLES,
  ...WEBHOOKS_EXAMPLES,
  ...REVIEWS_EXAMPLES,
  ...PASSPORT_EXAMPLES,
  ...IDENTITY_EXAMPLES,
};
