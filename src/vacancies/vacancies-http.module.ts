import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { CodingController } from './http/coding.controller.js';
import { ImportsController } from './http/imports.controller.js';
import { VacanciesController } from './http/vacancies.controller.js';
import { VacancySubject } from './http/vacancy-subject.js';
import { WordingCorrectionsController } from './http/wording-corrections.controller.js';
import { VacanciesModule } from './vacancies.module.js';

@Module({
  imports: [IdentityModule, VacanciesModule],
  controllers: [VacanciesController, ImportsController, CodingController, WordingCorrectionsController],
  providers: [VacancySubject],
})
export class VacanciesHttpModule {}
