import { Injectable } from '@nestjs/common';
import { Agreements } from '../../agreements/index.js';
import { asService } from '../../platform/database/reach.js';
import { Profiles } from '../../profiles/index.js';
import type { CountryCode } from '../../standards/index.js';
import { AssessmentsRepository } from '../storage/assessments.repository.js';

export interface ReassessmentProgress {
  /** Of the agreement, as it now reads. */
  readonly revision: number;
  readonly done: number;
  readonly total: number;
}

const PAGE = 5000;

/** How far a change of an agreement has reached the people between its parties: counted from what is stored, so that no crash can falsify it. */
@Injectable()
export class Reassessment {
  constructor(
    private readonly agreements: Agreements,
    private readonly profiles: Profiles,
    private readonly assessments: AssessmentsRepository,
  ) {}

  /** @throws AgreementNotFound */
  async progress(idOrSlug: string): Promise<ReassessmentProgress> {
    const { parties, revision } = await this.agreements.get(idOrSlug);
    return asService(() =>
      this.count(
        parties.map(({ country }) => country),
        revision,
      ),
    );
  }

  private async count(countries: readonly CountryCode[], revision: number): Promise<ReassessmentProgress> {
    const total = await this.profiles.countTouching(countries);
    let done = 0;
    let after: string | undefined;
    for (;;) {
      const ids = await this.profiles.touching(countries, after, PAGE);
      done += await this.assessments.countKnowing(ids, revision);
      after = ids.at(-1);
      if (ids.length < PAGE) return { revision, done, total };
    }
  }
}
