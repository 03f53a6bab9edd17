import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { CodingController } from './http/coding.controller.js';
import { FeedsController } from './http/feeds.controller.js';
import { ImportsController } from './http/imports.controller.js';
import { VacanciesController } from './http/vacancies.controller.js';
import { VacancyChangesController } from './http/vacancy-changes.controller.js';
import { VacancyFilesController } from './http/vacancy-files.controller.js';
import { VacancySubject } from './http/vacancy-subject.js';
import { WordingCorrectionsController } from './http/wording-corrections.controller.js';
import { VacanciesModule } from './vacancies.module.js';

@Module({
  imports: [IdentityModule, VacanciesModule],
  controllers: [
    VacancyChangesController,
    VacancyFilesController,
    VacanciesController,
    ImportsController,
    FeedsController,
    CodingController,
    WordingCorrectionsController,
  ],
  providers: [VacancySubject],
})
export class VacanciesHttpModule {}
