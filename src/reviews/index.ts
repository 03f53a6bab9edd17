export { AskForReview } from './application/ask-for-review.js';
export { isLate, type Review, type ReviewSummary } from './domain/review.js';
export { REVIEWS_EXAMPLES } from './http/reviews.examples.js';
export { REVIEWS_PROBLEMS } from './http/reviews.problems.js';
export { ReviewsModule } from './reviews.module.js';
export { ReviewsHttpModule } from './reviews-http.module.js';
export { ReviewsRepository } from './storage/reviews.repository.js';
export { type CollectedReviews, ReviewsHoldings } from './storage/reviews-holdings.js';
