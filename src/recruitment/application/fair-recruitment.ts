import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../standards/index.js';
import type { Vacancy } from '../../vacancies/index.js';
import { isLicensed } from '../domain/agency-licence.js';
import { FeeReviewsRepository } from '../storage/fee-reviews.repository.js';
import { LicencesRepository } from '../storage/licences.repository.js';
import { ReportedFeesRepository } from '../storage/reported-fees.repository.js';
import { digestOf, wordsOf } from './look-for-fees.js';

export const UNFAIR_BECAUSE = ['fee-words', 'fee-found', 'agency-unlicensed'] as const;
export type UnfairBecause = (typeof UNFAIR_BECAUSE)[number];

/** What stands against sending anybody to a vacancy. Source: ILO general principles for fair recruitment, principles 6 and 7; Convention 181. */
@Injectable()
export class FairRecruitment {
  constructor(
    private readonly reviews: FeeReviewsRepository,
    private readonly reported: ReportedFeesRepository,
    private readonly licences: LicencesRepository,
  ) {}

  async against(vacancy: Vacancy, on: IsoDate): Promise<UnfairBecause[]> {
    return [...(await this.ofFees(vacancy)), ...(await this.ofAgency(vacancy, on))];
  }

  /** The words as they are now: a review of other words says nothing. What somebody has reported stands, whatever the words are now. */
  private async ofFees(vacancy: Vacancy): Promise<UnfairBecause[]> {
    if (await this.reported.of(vacancy.id)) return ['fee-found'];
    const words = wordsOf(vacancy);
    if (!words.length) return [];
    const review = await this.reviews.find(vacancy.id);
    const verdict = review?.wordsDigest === digestOf(words) ? review.verdict : null;
    if (verdict === null) return ['fee-words'];
    return verdict === 'fee' ? ['fee-found'] : [];
  }

  private async ofAgency({ agency, country }: Vacancy, on: IsoDate): Promise<UnfairBecause[]> {
    if (!agency || isLicensed(agency, country, await this.licences.of(country), on)) return [];
    return ['agency-unlicensed'];
  }
}
