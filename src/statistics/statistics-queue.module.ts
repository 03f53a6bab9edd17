import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { StatisticsProcessor } from './queue/statistics.processor.js';
import { StatisticsModule } from './statistics.module.js';

@Module({ imports: [StatisticsModule, BullModule.registerQueue({ name: 'statistics' })], providers: [StatisticsProcessor] })
export class StatisticsQueueModule {}
