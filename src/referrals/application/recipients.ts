import { Injectable } from '@nestjs/common';
import { NationalStandards } from '../../qualifications/index.js';
import { type Incentive, Vacancies, warningsOf } from '../../vacancies/index.js';
import type { ReferredTo } from '../domain/referral.js';

/** Who a recipient is, by name, as the person is asked and the consent is kept. */
@Injectable()
export class Recipients {
  constructor(
    private readonly vacancies: Vacancies,
    private readonly standards: NationalStandards,
  ) {}

  /** For pages: what it is about, and who it is. @throws as `nameOf` */
  async titleOf(to: ReferredTo): Promise<{ readonly title: string; readonly name: string }> {
    const name = await this.nameOf(to);
    if (to.kind === 'employer') return { title: (await this.vacancies.get(to.vacancyId)).title, name };
    return { title: to.kind === 'validation-centre' ? to.standard : to.authority, name };
  }

  /** What comes with the work, and what whoever reads it is warned of. */
  async supportsOf(to: ReferredTo): Promise<{ readonly incentives: readonly Incentive[]; readonly warnings: readonly string[] }> {
    const { incentives = [] } = to.kind === 'employer' ? await this.vacancies.get(to.vacancyId) : {};
    return { incentives, warnings: warningsOf({ incentives }) };
  }

  /** @throws VacancyNotFound, NationalStandardNotFound, ValidationCentreNotFound */
  async nameOf(to: ReferredTo): Promise<string> {
    if (to.kind === 'competent-authority') return to.authority;
    if (to.kind === 'validation-centre') {
      const { code } = await this.standards.get(to.standard);
      return to.centre ? (await this.standards.centre(to.centre)).name : code;
    }
    const { employer, source } = await this.vacancies.get(to.vacancyId);
    return employer ? `${employer} (${source})` : source;
  }
}
