import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit, organisationOfCountry } from '../../audit/index.js';
import { type Principal, requireWithin } from '../../identity/index.js';
import { now } from '../../platform/clock.js';
import { newId } from '../../platform/database/new-id.js';
import { Vacancies, type Vacancy } from '../../vacancies/index.js';
import type { FeeVerdict } from '../domain/fee-verdict.js';
import { NoFeeWords, WordsOfNoFee } from '../domain/recruitment.errors.js';
import { type ReportedFee, requireAnother } from '../domain/reported-fee.js';
import { type FeeReview, FeeReviewsRepository } from '../storage/fee-reviews.repository.js';
import { ReportedFeesRepository } from '../storage/reported-fees.repository.js';
import { reviewOf, wordsOf } from './look-for-fees.js';

export interface FeeJudgement {
  readonly verdict: FeeVerdict;
  /** What a fee is called that the advertisement, or who speaks for it, names in other words than those of the list. */
  readonly words?: string;
}

/** What is known of the fees of a vacancy: of the words of the list, and of a fee that was reported in other words. */
export interface FeesOfVacancy {
  readonly review: FeeReview;
  readonly reported: ReportedFee | undefined;
}

/** A person has looked at what an advertisement says of fees. The verdict is of these words: other words are looked at anew. */
@Injectable()
export class DecideOnFees {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly vacancies: Vacancies,
    private readonly reviews: FeeReviewsRepository,
    private readonly reported: ReportedFeesRepository,
    private readonly audit: Audit,
  ) {}

  /** @throws VacancyNotFound, NotForThisCountry, NoFeeWords, WordsOfNoFee, AnotherPersonRequired */
  async execute(principal: Principal, vacancyId: string, { verdict, words }: FeeJudgement): Promise<FeesOfVacancy> {
    const vacancy = await this.vacancies.get(vacancyId);
    requireWithin(principal, 'fee-reviews:decide', { countries: [vacancy.country] });
    if (words !== undefined && verdict === 'no-fee') throw new WordsOfNoFee();
    return this.dataSource.transaction(async (tx) => {
      const before = await this.reported.of(vacancyId, tx);
      if (before) await this.decideOn(tx, before, verdict, principal);
      if (words !== undefined) await this.report(tx, vacancy, words, principal);
      const isRead = await this.decideOnWords(tx, vacancy, verdict, principal);
      if (!before && words === undefined && !isRead) throw new NoFeeWords();
      const details = { verdict, ...(words !== undefined && { otherWords: true }) };
      const act = { action: 'vacancy.fees-judged', subjectId: vacancyId, details } as const;
      await this.audit.append(tx, act, organisationOfCountry(vacancy.country));
      const review = (await this.reviews.find(vacancyId, tx)) ?? withoutWords(vacancy, verdict, principal.name);
      return { review, reported: await this.reported.of(vacancyId, tx) };
    });
  }

  /** Whoever reported it may say so again, and does not take it back. */
  private async decideOn(tx: EntityManager, reported: ReportedFee, verdict: FeeVerdict, principal: Principal): Promise<void> {
    if (verdict === 'no-fee') requireAnother(reported, principal);
    if (reported.reportedBy.id !== principal.id) await this.reported.decide(tx, reported.id, verdict, principal, now());
  }

  private async report(tx: EntityManager, { id, country, source }: Vacancy, words: string, { id: by, name }: Principal): Promise<void> {
    const report = { id: newId(), vacancyId: id, country, organisation: source, words };
    await this.reported.add(tx, { ...report, reportedBy: { id: by, name }, reportedAt: now() });
  }

  /** @returns whether there are any in the list */
  private async decideOnWords(tx: EntityManager, vacancy: Vacancy, verdict: FeeVerdict, principal: Principal): Promise<boolean> {
    const found = wordsOf(vacancy);
    if (!found.length) return false;
    await this.reviews.raise(tx, reviewOf(vacancy, found));
    await this.reviews.decide(tx, vacancy.id, verdict, principal, now());
    return true;
  }
}

/** Of a vacancy in which the list finds nothing. */
function withoutWords({ id, country, source }: Vacancy, verdict: FeeVerdict, decidedBy: string): FeeReview {
  return { vacancyId: id, country, organisation: source, wordsDigest: '', found: [], verdict, decidedBy, decidedAt: now() };
}
