import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { MatchingModule } from './matching.module.js';
import { MatchingProcessor } from './queue/matching.processor.js';
import { TakeOver } from './queue/take-over.js';

@Module({ imports: [MatchingModule, BullModule.registerQueue({ name: 'matching' })], providers: [MatchingProcessor, TakeOver] })
export class MatchingQueueModule {}
