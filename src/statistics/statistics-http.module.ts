import { Module } from '@nestjs/common';
import { AnswerStatistics } from './http/answer-statistics.js';
import { StatisticsController } from './http/statistics.controller.js';
import { StatisticsPageController } from './pages/statistics-page.controller.js';
import { StatisticsModule } from './statistics.module.js';

@Module({ imports: [StatisticsModule], controllers: [StatisticsController, StatisticsPageController], providers: [AnswerStatistics] })
export class StatisticsHttpModule {}
