import { Module } from '@nestjs/common';
import { TaxonomyModule } from '../taxonomy/index.js';
import { CodeAdvertisement } from './application/code-advertisement.js';
import { CodeOccupation } from './application/code-occupation.js';
import { CorrectWording } from './application/correct-wording.js';
import { KeepVacancies } from './application/keep-vacancies.js';
import { MergeDuplicates } from './application/merge-duplicates.js';
import { ReadSkills } from './application/read-skills.js';
import { SeparateVacancy } from './application/separate-vacancy.js';
import { TendVacancies } from './application/tend-vacancies.js';
import { Vacancies } from './application/vacancies.js';
import { DuplicatesRepository } from './storage/duplicates.repository.js';
import { VacanciesRepository } from './storage/vacancies.repository.js';
import { WordingCorrectionsRepository } from './storage/wording-corrections.repository.js';

@Module({
  imports: [TaxonomyModule],
  providers: [
    VacanciesRepository,
    DuplicatesRepository,
    Vacancies,
    KeepVacancies,
    MergeDuplicates,
    ReadSkills,
    SeparateVacancy,
    TendVacancies,
    CodeAdvertisement,
    CodeOccupation,
    CorrectWording,
    WordingCorrectionsRepository,
  ],
  exports: [Vacancies, KeepVacancies, SeparateVacancy, TendVacancies, CodeAdvertisement, CodeOccupation, CorrectWording],
})
export class VacanciesModule {}
