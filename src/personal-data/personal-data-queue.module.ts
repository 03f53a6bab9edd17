import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { PersonalDataModule } from './personal-data.module.js';
import { PersonalDataProcessor } from './queue/personal-data.processor.js';

@Module({ imports: [PersonalDataModule, BullModule.registerQueue({ name: 'personal-data' })], providers: [PersonalDataProcessor] })
export class PersonalDataQueueModule {}
