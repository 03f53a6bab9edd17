import { Module } from '@nestjs/common';
import { ImportsController } from './http/imports.controller.js';
import { VacanciesController } from './http/vacancies.controller.js';
import { WordingCorrectionsController } from './http/wording-corrections.controller.js';
import { VacanciesModule } from './vacancies.module.js';

@Module({ imports: [VacanciesModule], controllers: [VacanciesController, ImportsController, WordingCorrectionsController] })
export class VacanciesHttpModule {}
