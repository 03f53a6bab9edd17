import { Injectable } from '@nestjs/common';
import type { IscoCode, OccupationUri } from '../../standards/index.js';
import type { Vacancy } from '../domain/vacancy.js';
import type { VacancyForm } from '../domain/vacancy-form.js';
import { VacanciesRepository } from '../storage/vacancies.repository.js';
import { CorrectWording } from './correct-wording.js';
import { KeepVacancies } from './keep-vacancies.js';

/** What somebody who knows says the work is. */
export interface ConfirmedOccupation {
  readonly occupation: IscoCode;
  readonly occupationUri?: OccupationUri;
}

/** Somebody of the source says what an advertisement means: it holds for this one now, and for what the source sends under the same words from now on. */
@Injectable()
export class ConfirmCoding {
  constructor(
    private readonly vacancies: VacanciesRepository,
    private readonly correctWording: CorrectWording,
    private readonly keepVacancies: KeepVacancies,
  ) {}

  /** @throws VacancyNotFound, UnknownOccupation */
  async execute(vacancyId: string, { occupation, occupationUri }: ConfirmedOccupation): Promise<void> {
    const vacancy = await this.vacancies.get(vacancyId);
    const { source, employer, title } = vacancy;
    await this.correctWording.execute({ source, employer, wording: title, occupation, occupationUri });
    if (vacancy.occupation === occupation && vacancy.occupationUri === occupationUri) return;
    await this.keepVacancies.execute([recoded(vacancy, { occupation, occupationUri })], { demonstration: vacancy.demonstration });
  }
}

/** Skills that the employer named stay; those that came with the occupation are read anew. */
function recoded(vacancy: Vacancy, { occupation, occupationUri }: ConfirmedOccupation): VacancyForm {
  const { occupationUri: _before, essentialSkills, optionalSkills, skillsFrom, ...rest } = vacancy;
  const { id: _id, revision: _revision, country: _country, demonstration: _demonstration, closedBecause: _closed, ...stated } = rest;
  const { duplicateOf: _same, skillsRead: _read, ...form } = stated;
  const named = skillsFrom === 'employer' ? { essentialSkills, optionalSkills } : {};
  return { ...form, occupation, ...(occupationUri && { occupationUri }), ...named };
}
