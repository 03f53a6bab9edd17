import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Audit, organisationOfCountry } from '../../audit/index.js';
import { today } from '../../platform/clock.js';
import { newId } from '../../platform/database/new-id.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Profiles } from '../../profiles/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { AdviceChangedMeanwhile, ReviewAlreadyWaiting } from '../domain/review.errors.js';
import { type About, answerByOf, type Review } from '../domain/review.js';
import { ReviewsRepository } from '../storage/reviews.repository.js';
import { PresentAdvice } from './present-advice.js';

export interface ReviewForm {
  readonly about: About;
  /** In the person's own words. */
  readonly words: string;
  /** Of the advice that the person has seen; undefined: whatever is advised now. */
  readonly digest?: string;
}

/** Freezes what is advised now, with the question of the person about it, and lays both on the desk of the country. */
@Injectable()
export class AskForReview {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly profiles: Profiles,
    private readonly presentAdvice: PresentAdvice,
    private readonly reviews: ReviewsRepository,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** @param askedBy undefined: the installation @throws ProfileNotFound, AssessmentNotFound, VacancyNotFound, AdviceChangedMeanwhile, ReviewAlreadyWaiting, SubjectErased */
  async execute(profileId: string, { about, words, digest }: ReviewForm, askedBy: string | undefined): Promise<Review> {
    const { destination: country } = await this.profiles.get(profileId);
    const advice = await this.presentAdvice.about(profileId, about);
    if (digest !== undefined && digest !== advice.digest) throw new AdviceChangedMeanwhile();
    const askedOn = parseIsoDate(today());
    const dates = { askedOn, answerBy: answerByOf(askedOn), answeredOn: null };
    const review: Review = { id: newId(), profileId, country, askedIn: country, about, ...dates, words, advice, answer: null };
    await this.keep(review, askedBy);
    return review;
  }

  private keep(review: Review, askedBy: string | undefined): Promise<void> {
    const { id, profileId, country, about, advice } = review;
    return this.dataSource.transaction(async (tx) => {
      const waiting = await this.reviews.waitingAbout(tx, profileId, about);
      if (waiting) throw new ReviewAlreadyWaiting(waiting);
      await this.reviews.add(tx, review, askedBy);
      await this.outbox.append(tx, { name: 'review.asked.v1', data: { reviewId: id, profileId, country } });
      const details = { review: id, about: about.kind, engine: advice.engine, outcome: advice.digest };
      await this.audit.append(tx, { action: 'review.asked', subjectId: profileId, details }, organisationOfCountry(country));
    });
  }
}
