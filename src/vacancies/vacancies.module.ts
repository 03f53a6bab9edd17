import { Module } from '@nestjs/common';
import { TaxonomyModule } from '../taxonomy/index.js';
import { CodeOccupation } from './application/code-occupation.js';
import { KeepVacancies } from './application/keep-vacancies.js';
import { Vacancies } from './application/vacancies.js';
import { VacanciesRepository } from './storage/vacancies.repository.js';

@Module({
  imports: [TaxonomyModule],
  providers: [VacanciesRepository, Vacancies, KeepVacancies, CodeOccupation],
  exports: [Vacancies, KeepVacancies, CodeOccupation],
})
export class VacanciesModule {}
