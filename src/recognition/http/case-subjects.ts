import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Subjects } from '../../identity/index.js';
import { RecordValidation } from '../application/record-validation.js';
import { CasesRepository } from '../storage/cases/cases.repository.js';

/** A case is of the authority's country and of the person; a validation of the country of its standard. */
@Injectable()
export class CaseSubjects implements OnModuleInit {
  constructor(
    private readonly subjects: Subjects,
    private readonly cases: CasesRepository,
    private readonly validations: RecordValidation,
  ) {}

  onModuleInit(): void {
    this.subjects.add('recognition case', async (id) => {
      const found = await this.cases.whose(id);
      return found && { countries: [found.country], ...(found.profileId && { person: found.profileId }) };
    });
    this.subjects.add('validation', async (id) => {
      const country = await this.validations.countryOf(id);
      return country && { countries: [country] };
    });
  }
}
