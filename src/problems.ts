import { AGREEMENTS_PROBLEMS } from './agreements/index.js';
import { AUDIT_PROBLEMS } from './audit/index.js';
import { IDENTITY_PROBLEMS } from './identity/index.js';
import { MATCHING_PROBLEMS } from './matching/index.js';
import { PASSPORT_PROBLEMS } from './passport/index.js';
import { PERSONAL_DATA_PROBLEMS } from './personal-data/index.js';
import { PLATFORM_PROBLEMS, type Problems } from './platform/problem-details/problems.js';
import { PROFILES_PROBLEMS } from './profiles/index.js';
import { QUALIFICATIONS_PROBLEMS } from './qualifications/index.js';
import { RECOGNITION_PROBLEMS } from './recognition/index.js';
import { RECRUITMENT_PROBLEMS } from './recruitment/index.js';
import { REFERRALS_PROBLEMS } from './referrals/index.js';
import { REVIEWS_PROBLEMS } from './reviews/index.js';
import { SANDBOX_PROBLEMS } from './sandbox/index.js';
import { SELF_ASSESSMENT_PROBLEMS } from './self-assessment/index.js';
import { STATISTICS_PROBLEMS } from './statistics/index.js';
import { TAXONOMY_PROBLEMS } from './taxonomy/index.js';
import { VACANCIES_PROBLEMS } from './vacancies/index.js';
import { WEBHOOKS_PROBLEMS } from './webhooks/index.js';

/** Every error code of the service, mapped once. */
export const PROBLEMS: Problems = {
  ...PLATFORM_PROBLEMS,
  ...AUDIT_PROBLEMS,
  ...IDENTITY_PROBLEMS,
  ...TAXONOMY_PROBLEMS,
  ...VACANCIES_PROBLEMS,
  ...QUALIFICATIONS_PROBLEMS,
  ...AGREEMENTS_PROBLEMS,
  ...PROFILES_PROBLEMS,
  ...RECOGNITION_PROBLEMS,
  ...RECRUITMENT_PROBLEMS,
  ...MATCHING_PROBLEMS,
  ...REFERRALS_PROBLEMS,
  ...WEBHOOKS_PROBLEMS,
  ...REVIEWS_PROBLEMS,
  ...SELF_ASSESSMENT_PROBLEMS,
  ...PASSPORT_PROBLEMS,
  ...PERSONAL_DATA_PROBLEMS,
  ...STATISTICS_PROBLEMS,
  ...SANDBOX_PROBLEMS,
};
