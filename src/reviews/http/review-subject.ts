import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Subjects } from '../../identity/index.js';
import { ReviewsRepository } from '../storage/reviews.repository.js';

/** A review is of the desk where it lies, and of the person who asked. */
@Injectable()
export class ReviewSubject implements OnModuleInit {
  constructor(
    private readonly subjects: Subjects,
    private readonly reviews: ReviewsRepository,
  ) {}

  onModuleInit(): void {
    this.subjects.add('review', async (id) => {
      const found = await this.reviews.whose(id);
      return found && { countries: [found.country], person: found.profileId };
    });
  }
}
