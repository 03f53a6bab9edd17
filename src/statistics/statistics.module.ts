import { Module } from '@nestjs/common';
import { ProfilesModule } from '../profiles/index.js';
import { RecognitionModule } from '../recognition/index.js';
import { TaxonomyModule } from '../taxonomy/index.js';
import { VacanciesModule } from '../vacancies/index.js';
import { CountStatistics } from './application/count-statistics.js';
import { Statistics } from './application/statistics.js';
import { TitleCells } from './application/title-cells.js';
import { SnapshotsRepository } from './storage/snapshots.repository.js';

@Module({
  imports: [TaxonomyModule, ProfilesModule, RecognitionModule, VacanciesModule],
  providers: [CountStatistics, Statistics, TitleCells, SnapshotsRepository],
  exports: [CountStatistics, Statistics, TitleCells],
})
export class StatisticsModule {}
