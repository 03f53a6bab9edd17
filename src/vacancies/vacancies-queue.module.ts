import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { ImportVacancies } from './queue/import-vacancies.js';
import { ImportsProcessor } from './queue/imports.processor.js';
import { ReadRow } from './queue/read-row.js';
import { VacanciesModule } from './vacancies.module.js';

@Module({
  imports: [VacanciesModule, BullModule.registerQueue({ name: 'imports' })],
  providers: [ReadRow, ImportVacancies, ImportsProcessor],
})
export class VacanciesQueueModule {}
