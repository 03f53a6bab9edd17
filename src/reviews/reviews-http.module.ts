import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { CountReviews } from './application/count-reviews.js';
import { ReviewSubject } from './http/review-subject.js';
import { ReviewsController } from './http/reviews.controller.js';
import { ReviewsOfPersonController } from './http/reviews-of-person.controller.js';
import { AnswerPage } from './pages/answer-page.js';
import { DeskController } from './pages/desk.controller.js';
import { PersonReviewsController } from './pages/person-reviews.controller.js';
import { ReviewsModule } from './reviews.module.js';

@Module({
  imports: [IdentityModule, ProfilesModule, ReviewsModule],
  controllers: [ReviewsOfPersonController, ReviewsController, PersonReviewsController, DeskController],
  providers: [ReviewSubject, CountReviews, AnswerPage],
})
export class ReviewsHttpModule {}
