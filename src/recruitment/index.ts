export { FairRecruitment, UNFAIR_BECAUSE, type UnfairBecause } from './application/fair-recruitment.js';
export { LookForFees } from './application/look-for-fees.js';
export { RECRUITMENT_EXAMPLES } from './http/recruitment.examples.js';
export { RECRUITMENT_PROBLEMS } from './http/recruitment.problems.js';
export { RECRUITMENT_SUBSCRIPTIONS } from './queue/recruitment.processor.js';
export { RecruitmentModule } from './recruitment.module.js';
export { RecruitmentHttpModule } from './recruitment-http.module.js';
export { RecruitmentQueueModule } from './recruitment-queue.module.js';
export { RECRUITMENT_OF_TENANT } from './storage/recruitment-of-tenant.js';
