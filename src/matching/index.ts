export { Matches } from './application/matches.js';
export { MatchingPreview } from './application/matching-preview.js';
export { ReconcileMatches } from './application/reconcile-matches.js';
export { MATCHING_PROBLEMS } from './http/matching.problems.js';
export { MatchingModule } from './matching.module.js';
export { MatchingHttpModule } from './matching-http.module.js';
export { MatchingQueueModule } from './matching-queue.module.js';
export { MATCHING_SUBSCRIPTIONS } from './queue/matching.processor.js';
export { type CollectedMatches, MatchingHoldings } from './storage/matching-holdings.js';
