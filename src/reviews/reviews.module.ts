import { Module } from '@nestjs/common';
import { MatchingModule } from '../matching/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { RecognitionModule } from '../recognition/index.js';
import { AnswerReview } from './application/answer-review.js';
import { AskForReview } from './application/ask-for-review.js';
import { PresentAdvice } from './application/present-advice.js';
import { ReviewsRepository } from './storage/reviews.repository.js';
import { ReviewsHoldings } from './storage/reviews-holdings.js';

@Module({
  imports: [ProfilesModule, RecognitionModule, MatchingModule],
  providers: [PresentAdvice, AskForReview, AnswerReview, ReviewsRepository, ReviewsHoldings],
  exports: [PresentAdvice, AskForReview, AnswerReview, ReviewsRepository, ReviewsHoldings],
})
export class ReviewsModule {}
