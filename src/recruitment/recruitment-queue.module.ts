import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { RecruitmentProcessor } from './queue/recruitment.processor.js';
import { RecruitmentModule } from './recruitment.module.js';

@Module({ imports: [RecruitmentModule, BullModule.registerQueue({ name: 'recruitment' })], providers: [RecruitmentProcessor] })
export class RecruitmentQueueModule {}
