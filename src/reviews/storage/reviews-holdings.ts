import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Holdings, type Removed, removeRows } from '../../platform/data-subjects/holdings.js';
import type { Review } from '../domain/review.js';
import { ReviewsRepository } from './reviews.repository.js';

const DELETES = {
  'reviews.answer': `DELETE FROM reviews.answer WHERE profile_id = $1`,
  'reviews.review': `DELETE FROM reviews.review WHERE profile_id = $1`,
};

export interface CollectedReviews {
  readonly reviews: readonly Review[];
}

@Injectable()
export class ReviewsHoldings implements Holdings {
  constructor(private readonly reviews: ReviewsRepository) {}

  async collect(subject: string): Promise<CollectedReviews> {
    return { reviews: await this.reviews.ofPerson(subject) };
  }

  erase(tx: EntityManager, subject: string): Promise<Removed> {
    return removeRows(tx, subject, DELETES);
  }
}
