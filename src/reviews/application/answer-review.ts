import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit, organisationOfCountry } from '../../audit/index.js';
import type { Principal } from '../../identity/index.js';
import { today } from '../../platform/clock.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { parseIsoDate } from '../../standards/index.js';
import { AuthorityMissing, ReviewAlreadyAnswered, ReviewChangedMeanwhile } from '../domain/review.errors.js';
import { type OutcomeOfReview, type Review, revisionOf } from '../domain/review.js';
import { ReviewsRepository } from '../storage/reviews.repository.js';

export interface AnswerForm {
  readonly outcome: OutcomeOfReview;
  readonly reasons: string;
  readonly authority?: string;
}

/** A human answers, by name and with reasons, once. */
@Injectable()
export class AnswerReview {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reviews: ReviewsRepository,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** @param expected the revision that the reviewer has seen @throws ReviewNotFound, ReviewChangedMeanwhile, ReviewAlreadyAnswered, AuthorityMissing, SubjectErased */
  execute(reviewer: Principal, id: string, expected: number | undefined, form: AnswerForm): Promise<Review> {
    const { outcome, reasons, authority = null } = form;
    if ((outcome === 'referred') !== (authority !== null)) throw new AuthorityMissing();
    return this.dataSource.transaction(async (tx) => {
      const asked = await this.reviews.get(id, tx);
      if (expected !== undefined && expected !== revisionOf(asked)) throw new ReviewChangedMeanwhile(id, revisionOf(asked));
      if (asked.answer) throw new ReviewAlreadyAnswered(id);
      const on = parseIsoDate(today());
      const answer = { outcome, reasons, authority, by: { id: reviewer.id, name: reviewer.name }, on };
      const answered: Review = { ...asked, answeredOn: on, answer };
      if (!(await this.reviews.answer(tx, answered))) throw new ReviewChangedMeanwhile(id, 2);
      await this.tell(tx, answered, outcome);
      return answered;
    });
  }

  private async tell(tx: EntityManager, { id, profileId, country }: Review, outcome: OutcomeOfReview): Promise<void> {
    await this.outbox.append(tx, { name: 'review.answered.v1', data: { reviewId: id, profileId, country, outcome } });
    const act = { action: 'review.answered', subjectId: profileId, details: { review: id, outcome } } as const;
    await this.audit.append(tx, act, organisationOfCountry(country));
  }
}
