import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Audit, organisationOfCountry } from '../../audit/index.js';
import { type Principal, requireWithin } from '../../identity/index.js';
import { now } from '../../platform/clock.js';
import { Vacancies } from '../../vacancies/index.js';
import { NoFeeWords } from '../domain/recruitment.errors.js';
import { type FeeReview, FeeReviewsRepository, type FeeVerdict } from '../storage/fee-reviews.repository.js';
import { reviewOf, wordsOf } from './look-for-fees.js';

/** A person has looked at what an advertisement says of fees. The verdict is of these words: other words are looked at anew. */
@Injectable()
export class DecideOnFees {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly vacancies: Vacancies,
    private readonly reviews: FeeReviewsRepository,
    private readonly audit: Audit,
  ) {}

  /** @throws VacancyNotFound, NotForThisCountry, NoFeeWords */
  async execute(principal: Principal, vacancyId: string, verdict: FeeVerdict): Promise<FeeReview> {
    const vacancy = await this.vacancies.get(vacancyId);
    requireWithin(principal, 'fee-reviews:decide', { countries: [vacancy.country] });
    const found = wordsOf(vacancy);
    if (!found.length) throw new NoFeeWords();
    return this.dataSource.transaction(async (tx) => {
      await this.reviews.raise(tx, reviewOf(vacancy, found));
      await this.reviews.decide(tx, vacancyId, verdict, principal, now());
      const act = { action: 'vacancy.fees-judged', subjectId: vacancyId, details: { verdict } } as const;
      await this.audit.append(tx, act, organisationOfCountry(vacancy.country));
      return (await this.reviews.find(vacancyId, tx)) as FeeReview;
    });
  }
}
