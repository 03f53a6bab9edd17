export { RemindOfReferrals } from './application/remind.js';
export { REFERRALS_EXAMPLES } from './http/referrals.examples.js';
export { REFERRALS_PROBLEMS } from './http/referrals.problems.js';
export { REFERRALS_SUBSCRIPTIONS } from './queue/referrals.processor.js';
export { ReferralsModule } from './referrals.module.js';
export { ReferralsHttpModule } from './referrals-http.module.js';
export { ReferralsQueueModule } from './referrals-queue.module.js';
export { type CollectedReferrals, ReferralsHoldings } from './storage/referrals-holdings.js';
export { REFERRALS_RETENTION } from './storage/referrals-retention.js';
