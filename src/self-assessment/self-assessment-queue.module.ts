import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { SelfAssessmentProcessor } from './queue/self-assessment.processor.js';
import { SelfAssessmentModule } from './self-assessment.module.js';

@Module({ imports: [SelfAssessmentModule, BullModule.registerQueue({ name: 'self-assessment' })], providers: [SelfAssessmentProcessor] })
export class SelfAssessmentQueueModule {}
