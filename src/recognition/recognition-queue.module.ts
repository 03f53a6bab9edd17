import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { ProfilesModule } from '../profiles/index.js';
import { RecognitionProcessor } from './queue/recognition.processor.js';
import { RecognitionModule } from './recognition.module.js';

@Module({
  imports: [RecognitionModule, ProfilesModule, BullModule.registerQueue({ name: 'recognition' })],
  providers: [RecognitionProcessor],
})
export class RecognitionQueueModule {}
