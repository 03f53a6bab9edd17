import { Injectable } from '@nestjs/common';
import { NationalStandards } from '../../qualifications/index.js';
import { Vacancies } from '../../vacancies/index.js';
import type { ReferredTo } from '../domain/referral.js';

/** Who a recipient is, by name, as the person is asked and the consent is kept. */
@Injectable()
export class Recipients {
  constructor(
    private readonly vacancies: Vacancies,
    private readonly standards: NationalStandards,
  ) {}

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
