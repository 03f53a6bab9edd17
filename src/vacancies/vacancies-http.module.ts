import { Module } from '@nestjs/common';
import { CodingController } from './http/coding.controller.js';
import { ImportsController } from './http/imports.controller.js';
import { VacanciesController } from './http/vacancies.controller.js';
import { WordingCorrectionsController } from './http/wording-corrections.controller.js';
import { VacanciesModule } from './vacancies.module.js';

@Module({
  imports: [VacanciesModule],
  controllers: [VacanciesController, ImportsController, CodingController, WordingCorrectionsController],
})
export class VacanciesHttpModule {}
